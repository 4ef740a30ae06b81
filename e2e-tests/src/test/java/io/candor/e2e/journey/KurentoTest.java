package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.probe.MediaProbe;
import io.candor.e2e.relay.Report;
import io.candor.media.kurento.KurentoDouble;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exam on media servers, with the real extension: they are lost, and the relay is. */
@Tag("browser")
class KurentoTest {
  private static final List<String> SOURCES = List.of("camera", "screen");

  @TempDir Path folder;

  /** What makes a relay use these servers, addresses separated by commas. */
  static List<String> settings(String servers, Path folder) {
    return List.of(
        "--media-engine=kurento",
        "--kurento-servers=" + servers,
        "--kurento-folder=" + folder.resolve("shared"));
  }

  private Classroom room(List<KurentoDouble> servers) throws Exception {
    String addresses =
        servers.stream()
            .map(server -> server.address().toString())
            .collect(Collectors.joining(","));
    return new Classroom(folder, settings(addresses, folder).toArray(String[]::new));
  }

  private void assertPlayable(Classroom room, Report report) {
    for (Report.Part part : report.parts()) {
      Path file = room.api().download(part.id(), folder.resolve(part.id() + ".webm"));
      MediaProbe probe = new MediaProbe(file);
      assertThat(probe.codecs()).contains("vp8");
      assertThat(probe.duration().orElse(0)).isPositive();
    }
  }

  @Test
  void oneOfTwoServersDiesAndItsStudentsGoOnAtTheOther() throws Exception {
    try (KurentoDouble first = new KurentoDouble();
        KurentoDouble second = new KurentoDouble();
        Classroom room = room(List.of(first, second))) {
      room.begin();
      room.lookAway();
      long killed = System.nanoTime();
      first.kill();
      Report live =
          room.awaitReport(
              "what was there is recorded again",
              now -> now.parts().size() == 3 && !now.events("capture.interrupted").isEmpty());
      System.out.printf(
          "live again %d ms after a server's death%n", (System.nanoTime() - killed) / 1_000_000);
      assertThat(live.events("capture.interrupted"))
          .singleElement()
          .matches(event -> event.durationMs() != null && event.durationMs() > 0);
      room.awaitOverlay("recording");
      room.lookAway();

      Report report = room.finish();
      assertThat(report.events("media.away"))
          .as("the report says that it was the server: that it was away, and for how long")
          .hasSize(2)
          .last()
          .matches(event -> event.durationMs() != null);
      assertThat(report.parts()).hasSize(3);
      assertPlayable(room, report);
      assertThat(second.objects()).isEmpty();
      try (Stream<Path> left = Files.list(folder.resolve("shared"))) {
        assertThat(left).noneMatch(file -> file.toString().endsWith(".webm"));
      }
    }
  }

  @Test
  void theRelayIsKilledAndFindsWhatWasRecorded() throws Exception {
    try (KurentoDouble server = new KurentoDouble();
        Classroom room = room(List.of(server))) {
      room.begin();
      room.lookAway();
      room.restartRelay();
      room.awaitReport(
          "both sources are recorded again",
          now -> SOURCES.stream().allMatch(source -> now.parts(source).size() == 2));
      room.awaitOverlay("recording");
      room.lookAway();

      Report report = room.finish();
      assertThat(report.parts()).hasSize(4);
      assertPlayable(room, report);
      assertThat(server.objects()).isEmpty();
    }
  }

  /**
   * The student reads that it is not their fault; when the server is back, it goes on by itself.
   */
  @Test
  void noServerIsThereForAWhile() throws Exception {
    try (KurentoDouble server = new KurentoDouble();
        Classroom room = room(List.of(server))) {
      room.begin();
      server.kill();
      room.awaitOverlay("reconnecting");
      room.student().overlay().awaitText("not your fault");
      server.restart();
      room.awaitOverlay("recording");
      room.awaitReport(
          "the gap is told",
          now ->
              now.events("capture.interrupted").size() == SOURCES.size()
                  && SOURCES.stream().allMatch(source -> now.parts(source).size() >= 2));
      assertPlayable(room, room.finish());
    }
  }
}
