package io.candor.e2e.journey;

import io.candor.e2e.probe.MediaProbe.View;
import io.candor.e2e.relay.RelayProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * {@code ./candor bench report}: how long the report of an attempt with a thousand events and three
 * hours of recording takes to open, and to jump in.
 */
final class ReportBench {
  private static final int OPENED = 10;
  private static final int SEEKS = 20;
  private static final long LENGTH_MS = 3L * 3_600_000;

  /** From leaving another page of the console to the last line, and to a picture to be played. */
  private static final String OPEN =
      """
      const [attempt, done] = arguments;
      performance.clearResourceTimings();
      const started = performance.now();
      let shown;
      location.hash = '#/attempts/' + attempt;
      const look = () => {
        const lines = document.querySelectorAll('[data-event][data-seq]').length;
        if (lines >= 500 && document.querySelector('[data-score]')) shown ??= performance.now();
        const video = document.querySelector('video[data-source=screen]');
        if (shown !== undefined && video?.readyState >= 2) {
          const asked = performance.getEntriesByType('resource').find(({ name }) => name.endsWith('/api/attempts/' + attempt));
          done([asked.responseEnd - asked.startTime, shown - started, performance.now() - started].map(Math.round).join(' '));
        } else {
          setTimeout(look, 4);
        }
      };
      look();
      """;

  private ReportBench() {}

  public static void main(String[] arguments) throws IOException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Files.createTempDirectory("candor-report");
    Path data = folder.resolve("data");
    try (RelayProcess relay = RelayProcess.start(data, List.of("-Xmx512m"), List.of())) {
      relay.stop();
      String attempt = longSitting(data);
      relay.restart();
      try (Teacher teacher = new Teacher(relay, folder.resolve("teacher"))) {
        teacher.signIn();
        measure(teacher.browser(), attempt, out);
        teacher.browser().picture("long-report");
      }
    }
  }

  private static void measure(Chromium browser, String attempt, PrintStream out) {
    List<Long> answered = new ArrayList<>();
    List<Long> shown = new ArrayList<>();
    List<Long> playable = new ArrayList<>();
    for (int time = 0; time < OPENED; time++) {
      browser.run("location.hash = '#/exams'");
      browser.see("exams-page");
      String[] took = ((String) browser.runAsync(OPEN, attempt)).split(" ");
      answered.add(Long.parseLong(took[0]));
      shown.add(Long.parseLong(took[1]));
      playable.add(Long.parseLong(took[2]));
    }
    out.println("the relay's answer, in ms: " + spread(answered));
    out.println("all lines shown, in ms: " + spread(shown));
    out.println("a picture to be played, in ms: " + spread(playable));
    ReportPage page = new ReportPage(browser);
    long from =
        Long.parseLong(
            String.valueOf(
                browser.run(
                    "return String(Math.min(...document.querySelector('recording-view').report.parts.map((part) => part.startedAt)))")));
    List<Long> jumps =
        new Random(7)
            .longs(SEEKS, 0, LENGTH_MS - 10_000)
            .map(at -> page.seek(from + at, "camera", View.WHOLE).tookMs())
            .boxed()
            .toList();
    out.println("jumps in three hours of camera, in ms: " + spread(jumps));
  }

  private static String spread(List<Long> took) {
    List<Long> sorted = took.stream().sorted().toList();
    return "median %d, longest %d; all: %s"
        .formatted(sorted.get(sorted.size() / 2), sorted.getLast(), took);
  }

  /** In a JVM of its own: what goes on inside a relay is no journey's business. */
  private static String longSitting(Path data) throws IOException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.candor.exam.LongSitting",
                data.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed =
        new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return printed.substring(printed.lastIndexOf('\n') + 1);
  }
}
