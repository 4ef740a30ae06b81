package io.candor.e2e.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.candor.e2e.journey.Scenes.Shot;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.RelayProcess;
import io.candor.e2e.relay.Report;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.TrackingOption;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * {@code ./candor bench detectors}: the same exam in the same browser with no option on, with the
 * streams alone, with one detector, and with every option; what the browser takes each time.
 */
final class DetectorBench {
  private static final Set<TrackingOption> NONE = Set.of();
  private static final Set<TrackingOption> STREAMS =
      with(
          TrackingOption.allNamed("recordSession"),
          Set.of(TrackingOption.LIVE_VIEW, TrackingOption.SELF_VIEW));

  /** Needs the student's act each time, and would stand in the exam's way here. */
  private static final Set<TrackingOption> LEFT_OUT = Set.of(TrackingOption.FULL_SCREEN);

  /** Times the models in the extension's own document, on what its camera shows. */
  private static final String FRAMES =
      """
      (async () => {
        const faces = Object.values(await import('/chunks/faceFinder.js')).at(-1);
        const speech = Object.values(await import('/chunks/speechModel.js')).at(-1);
        const stream = await navigator.mediaDevices.getUserMedia({ video: true });
        const finder = await faces(), model = await speech();
        const looks = [], heard = [];
        for (let turn = 0; looks.length < 60; turn++) {
          const begun = performance.now();
          if (finder.look(stream) !== undefined) looks.push(performance.now() - begun);
          await new Promise((after) => setTimeout(after, 100));
        }
        for (let turn = 0; turn < 400; turn++) {
          const frame = Float32Array.from({ length: 512 }, () => Math.random() - 0.5);
          const begun = performance.now();
          await model.hear(frame);
          heard.push(performance.now() - begun);
        }
        finder.close(); model.close(); stream.getTracks().forEach((track) => track.stop());
        const at = (all, share) => all.sort((a, b) => a - b)[Math.floor(all.length * share)];
        return [at(looks, 0.5), at(looks, 0.95), at(heard, 0.5), at(heard, 0.95)];
      })()
      """;

  private final int seconds;
  private final Path folder;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  /** One row of the table. */
  private record Row(String name, double cores, double memoryMb) {}

  private DetectorBench(int seconds, Path folder) {
    this.seconds = seconds;
    this.folder = folder;
  }

  /** The measured seconds may be given; 60 without. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("candor-detectors");
    try {
      int seconds = arguments.length == 0 ? 60 : Integer.parseInt(arguments[0]);
      new DetectorBench(seconds, folder).run();
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private void run() throws Exception {
    Path clip = Scenes.camera(folder.resolve("clip.mjpeg"), new Shot("one", Duration.ofSeconds(5)));
    Path sound = Scenes.speech(folder.resolve("speech.wav"), Duration.ofSeconds(10));
    List<Row> rows = new ArrayList<>();
    try (ExamSite site = new ExamSite();
        RelayProcess relay = RelayProcess.start(folder.resolve("data"))) {
      ApiClient api = new ApiClient(relay).signIn();
      for (Map.Entry<String, Set<TrackingOption>> each : exams().entrySet()) {
        Policy standard = Policy.standard();
        Map<TrackingOption, Boolean> options = new EnumMap<>(TrackingOption.class);
        each.getValue().forEach(option -> options.put(option, true));
        Policy policy =
            new Policy(options, standard.camera(), standard.screen(), standard.microphone());
        ApiClient.Exam exam = api.createExam(each.getKey(), site.address(), policy);
        Path home = folder.resolve("browser" + rows.size());
        List<String> flags = List.of("--use-file-for-fake-audio-capture=" + sound);
        try (Student student = new Student("Bo", site.address(), home, clip, flags)) {
          student.join(exam.joinLink());
          student.consent().agree();
          if (each.getValue().isEmpty()) {
            student.awaitExam();
          } else {
            student.consent().start();
            student.consent().awaitRecorded();
            student.awaitExam();
          }
          rows.add(measured(each.getKey(), home.resolve("profile")));
          if (each.getValue().size() > 5) {
            print(student.browser().devTools().run("offscreen.html", FRAMES));
            paced(api.report(api.attempts(exam).get(0).path("id").asText()));
          }
        }
      }
    }
    print(rows);
  }

  private static Map<String, Set<TrackingOption>> exams() {
    Map<String, Set<TrackingOption>> exams = new java.util.LinkedHashMap<>();
    exams.put("no option", NONE);
    exams.put("streams alone", STREAMS);
    exams.put("streams and people", with(STREAMS, Set.of(TrackingOption.PEOPLE)));
    exams.put("streams and audio", with(STREAMS, Set.of(TrackingOption.AUDIO)));
    Set<TrackingOption> all = new java.util.HashSet<>(Set.of(TrackingOption.values()));
    all.removeAll(LEFT_OUT);
    exams.put("every option", all);
    return exams;
  }

  private static Set<TrackingOption> with(Set<TrackingOption> some, Set<TrackingOption> more) {
    Set<TrackingOption> all = new java.util.HashSet<>(some);
    all.addAll(more);
    return all;
  }

  private Row measured(String name, Path profile) {
    // Until then models load and streams find their rate.
    FacesTest.pass(Duration.ofSeconds(20));
    long from = System.nanoTime();
    BrowserCost before = BrowserCost.of(profile);
    FacesTest.pass(Duration.ofSeconds(seconds));
    BrowserCost after = BrowserCost.of(profile);
    double wallMs = (System.nanoTime() - from) / 1e6;
    Row row = new Row(name, (after.cpuMs() - before.cpuMs()) / wallMs, after.memoryMb());
    out.println(row);
    return row;
  }

  private void print(JsonNode times) {
    out.printf(
        Locale.ROOT,
        "A picture: median %.1f ms, 95 %% within %.1f. A frame of sound: median %.2f, %.2f.%n",
        times.get(0).asDouble(),
        times.get(1).asDouble(),
        times.get(2).asDouble(),
        times.get(3).asDouble());
  }

  private void paced(Report report) {
    out.println(
        report.events("detector.started") + " slowed: " + report.events("detector.slowed").size());
  }

  private void print(List<Row> rows) {
    Row bare = rows.getFirst();
    out.println("| exam | browser, cores | over the bare one | memory | over the bare one |");
    out.println("|---|---:|---:|---:|---:|");
    for (Row row : rows) {
      out.printf(
          Locale.ROOT,
          "| %s | %.3f | %.3f | %.0f MB | %.0f MB |%n",
          row.name(),
          row.cores(),
          row.cores() - bare.cores(),
          row.memoryMb(),
          row.memoryMb() - bare.memoryMb());
    }
  }
}
