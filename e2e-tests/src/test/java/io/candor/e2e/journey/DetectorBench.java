package io.candor.e2e.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.candor.e2e.journey.BrowserCost.Kind;
import io.candor.e2e.journey.Scenes.Shot;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.RelayProcess;
import io.candor.e2e.relay.Report;
import java.io.IOException;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code ./candor bench detectors [SECONDS] [OTHER]}: the same exam in the same browser with no
 * option on, with the devices held by an ordinary page, with the detectors alone, with the streams
 * alone, and with every option; what the browser takes each time, by kind of process. OTHER is the
 * folder of another build of the extension, which is measured beside this one, row by row.
 */
final class DetectorBench {
  private static final int USUAL_SECONDS = 60;

  /** Times the models in the extension's own document, on what its camera shows. */
  private static final String FRAMES =
      """
      (async () => {
        const opener = async (chunk) =>
          Object.values(await import(chunk)).find(({ name }) => name.startsWith('open'));
        const faces = await opener('/chunks/faceFinder.js');
        const speech = await opener('/chunks/speechModel.js');
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
        finder.close(); stream.getTracks().forEach((track) => track.stop());
        const at = (all, share) => all.sort((a, b) => a - b)[Math.floor(all.length * share)];
        return [at(looks, 0.5), at(looks, 0.95), at(heard, 0.5), at(heard, 0.95)];
      })()
      """;

  private final int seconds;
  private final Path folder;
  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  /** One row of the table: cores and megabytes, in all and by kind of process. */
  private record Row(String name, Map<Kind, Double> cores, Map<Kind, Double> memoryMb) {
    double allCores() {
      return sum(cores);
    }

    double allMemoryMb() {
      return sum(memoryMb);
    }

    private static double sum(Map<Kind, Double> parts) {
      return parts.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    String parts() {
      return cores.keySet().stream()
          .filter(kind -> cores.get(kind) >= 0.0005 || memoryMb.get(kind) >= 0.5)
          .map(kind -> part(kind, cores.get(kind), memoryMb.get(kind)))
          .collect(Collectors.joining(", "));
    }

    private static String part(Kind kind, double cores, double memoryMb) {
      String name = kind.name().toLowerCase(Locale.ROOT);
      return "%s %.3f/%.0f".formatted(name, cores, memoryMb);
    }
  }

  private DetectorBench(int seconds, Path folder) {
    this.seconds = seconds;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("candor-detectors");
    try {
      int seconds = arguments.length == 0 ? USUAL_SECONDS : Integer.parseInt(arguments[0]);
      new DetectorBench(seconds, folder).run(Stream.of(arguments).skip(1).toList());
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private void run(List<String> others) throws Exception {
    Path clip = Scenes.camera(folder.resolve("clip.mjpeg"), new Shot("one", Duration.ofSeconds(5)));
    Path sound = Scenes.speech(folder.resolve("speech.wav"), Duration.ofSeconds(10));
    List<String> devices = List.of("--use-file-for-fake-audio-capture=" + sound);
    List<Row> rows = new ArrayList<>();
    try (ExamSite site = new ExamSite();
        RelayProcess relay = RelayProcess.start(folder.resolve("data"))) {
      ApiClient api = new ApiClient(relay).signIn();
      for (BenchExam exam : BenchExam.all()) {
        // Without an option nothing of either build runs.
        for (String other : exam.options().isEmpty() ? List.<String>of() : others) {
          List<String> flags =
              Stream.concat(devices.stream(), Stream.of("--load-extension=" + other)).toList();
          rows.add(sat(exam.name() + ", the other build", exam, api, site, clip, flags));
        }
        rows.add(sat(exam.name(), exam, api, site, clip, devices));
      }
    }
    print(rows);
  }

  private Row sat(
      String name, BenchExam bench, ApiClient api, ExamSite site, Path clip, List<String> flags)
      throws IOException {
    ApiClient.Exam exam = api.createExam(bench.name(), site.address(), bench.policy());
    Path home = Files.createTempDirectory(folder, "browser");
    try (Student student = new Student("Bo", site.address(), home, clip, flags)) {
      bench.begin(student, exam.joinLink());
      Row row = measured(name, home.resolve("profile"));
      if (bench.looks()) {
        paced(api.report(api.attempts(exam).get(0).path("id").asText()));
        print(student.browser().devTools().run("offscreen.html", FRAMES));
      }
      return row;
    }
  }

  private Row measured(String name, Path profile) throws IOException {
    // Until then models load and streams find their rate.
    FacesTest.pass(Duration.ofSeconds(30));
    long from = System.nanoTime();
    BrowserCost before = BrowserCost.of(profile);
    FacesTest.pass(Duration.ofSeconds(seconds));
    BrowserCost after = BrowserCost.of(profile);
    double wallMs = (System.nanoTime() - from) / 1e6;
    Map<Kind, Double> cores = new EnumMap<>(Kind.class);
    Map<Kind, Double> memoryMb = new EnumMap<>(Kind.class);
    for (Kind kind : Kind.values()) {
      cores.put(kind, (after.part(kind).cpuMs() - before.part(kind).cpuMs()) / wallMs);
      memoryMb.put(kind, after.part(kind).memoryMb());
    }
    Row row = new Row(name, cores, memoryMb);
    String load = Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    out.printf(
        Locale.ROOT,
        "%s: %.3f cores, %.0f MB (load %s)%n",
        name,
        row.allCores(),
        row.allMemoryMb(),
        load);
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
    out.println(report.events("detector.started") + " slowed: " + report.events("detector.slowed"));
  }

  private void print(List<Row> rows) {
    Row bare = rows.getFirst();
    out.println(
        "| exam | browser, cores | over no option | memory | over no option | by process: cores/MB |");
    out.println("|---|---:|---:|---:|---:|---|");
    for (Row row : rows) {
      out.printf(
          Locale.ROOT,
          "| %s | %.3f | %.3f | %.0f MB | %.0f MB | %s |%n",
          row.name(),
          row.allCores(),
          row.allCores() - bare.allCores(),
          row.allMemoryMb(),
          row.allMemoryMb() - bare.allMemoryMb(),
          row.parts());
    }
  }
}
