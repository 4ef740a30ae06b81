package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.relay.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a camera, a microphone and a screen do while they are shared, and what is no fault. */
@Tag("browser")
class ShareKeptTest {
  private static final Duration MOVES = Duration.ofSeconds(12);
  private static final Duration DARK = Duration.ofSeconds(10);
  private static final Duration STILL = Duration.ofSeconds(16);

  /** Longer than any fault takes to be told. */
  private static final Duration WATCHED = Duration.ofSeconds(15);

  private static final List<String> FAULTS =
      List.of("capture.black", "capture.frozen", "capture.muted", "capture.stopped");

  private static final Duration NO_GLANCE = Duration.ofSeconds(2);

  @TempDir Path folder;

  @Test
  void aCameraThatTurnsBlackAndOneThatStandsStill() throws Exception {
    Path clip = StillClip.troubled(folder.resolve("clip.mjpeg"), MOVES, DARK, STILL);
    try (Classroom room = new Classroom(folder);
        Student ada = room.student("Bo", clip)) {
      ada.join(room.joinLink());
      ada.begin();
      ended(room, "capture.black", DARK);
      ended(room, "capture.frozen", STILL);
      ada.overlay().awaitText("Your camera's picture");
      Report seen =
          room.awaitReport(
              "the relay has seen it by itself, and that it is over",
              now -> now.events("media.empty").size() == 2);
      assertThat(seen.events("media.empty").getFirst().detail().path("source").asText())
          .isEqualTo("camera");
      Report report = room.report();
      assertThat(report.events("capture.muted")).isEmpty();
      assertThat(report.events("capture.stopped")).isEmpty();
      assertThat(report.events())
          .filteredOn(event -> FAULTS.contains(event.kind()))
          .allMatch(event -> Objects.requireNonNull(event.detail()).toString().contains("camera"));
    }
  }

  @Test
  void aMutedMicrophoneAndAScreenThatIsNoLongerShared() throws Exception {
    try (Classroom room = new Classroom(folder)) {
      room.begin();
      Student ada = room.student();
      ada.offscreen().muteMicrophone(true);
      Report muted =
          room.awaitReport("muted", report -> report.events("capture.muted").size() == 1);
      ada.overlay().awaitText("Your microphone is muted.");
      awaitNoGlance(muted.events("capture.muted").getFirst());
      ada.offscreen().muteMicrophone(false);
      room.awaitReport("heard again", report -> report.events("capture.muted").size() == 2);

      ada.offscreen().stopSharing();
      ada.overlay().awaitState("attention");
      Report stopped =
          room.awaitReport("stopped", report -> report.events("capture.stopped").size() == 1);
      awaitNoGlance(stopped.events("capture.stopped").getFirst());
      ada.overlay().press("open");
      ada.openConsent().tryAgain("screen-stopped");
      room.awaitReport(
          "shared again",
          report ->
              report.events("capture.started").stream().anyMatch(event -> event.ends() != null));
      ada.comeBack();
      room.awaitOverlay("recording");
      room.finish();
      assertThat(flags(room)).isEqualTo(List.of("capture.muted", "capture.stopped"));
    }
  }

  /** Lets what has begun last so long that it counts: a glance is no flag. */
  private static void awaitNoGlance(Report.Event begun) {
    long until = begun.at() + NO_GLANCE.toMillis();
    Await.until("it lasts", Chromium.LIMIT, () -> System.currentTimeMillis() > until);
  }

  /** A still screen, a picture in which hardly anything moves, a quiet microphone. */
  @Test
  void whatIsNoFault() throws Exception {
    try (Classroom room = new Classroom(folder)) {
      room.begin();
      room.student().offscreen().stillScreen();
      long from = System.currentTimeMillis();
      Await.until(
          "some time",
          Chromium.LIMIT,
          () -> System.currentTimeMillis() - from > WATCHED.toMillis());
      Report report = room.finish();
      assertThat(report.events())
          .noneMatch(event -> FAULTS.contains(event.kind()) || event.kind().startsWith("media."));
    }
  }

  private static void ended(Classroom room, String kind, Duration length) {
    Report report =
        room.awaitReport(
            kind + " and over",
            now -> now.events(kind).stream().anyMatch(event -> event.ends() != null));
    Report.Event end =
        report.events(kind).stream()
            .filter(event -> event.ends() != null)
            .findFirst()
            .orElseThrow();
    assertThat(end.durationMs()).as(kind).isCloseTo(length.toMillis(), Offset.offset(3_000L));
  }

  /** The kinds of what the score counts. */
  private static List<String> flags(Classroom room) {
    return room.report().flagged().stream().map(Report.Event::kind).toList();
  }
}
