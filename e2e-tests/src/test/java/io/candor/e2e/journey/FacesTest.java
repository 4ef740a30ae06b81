package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.journey.Scenes.Shot;
import io.candor.e2e.relay.Report;
import io.candor.signaling.protocol.TrackingOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many people the camera shows, told by the model in the browser. */
@Tag("browser")
class FacesTest {
  private static final Duration SHOT = Duration.ofSeconds(20);

  /** Longer than anything takes to be told. */
  private static final Duration WATCHED = Duration.ofSeconds(20);

  private static final List<String> TOLD =
      List.of("people.nobody", "people.several", "people.unseen");

  @TempDir Path folder;

  @Test
  void nobodyAndSeveralAreToldWithTheirLength() throws Exception {
    Path clip =
        Scenes.camera(
            folder.resolve("clip.mjpeg"),
            new Shot("one", SHOT),
            new Shot("none", SHOT),
            new Shot("two", SHOT));
    try (Classroom room = Classroom.with(folder, TrackingOption.PEOPLE);
        Student bo = room.student("Bo", clip)) {
      bo.join(room.joinLink());
      bo.begin();
      ended(room, "people.nobody");
      Report report = ended(room, "people.several");
      assertThat(report.events("people.several").getFirst().detail().path("count").asInt())
          .isEqualTo(2);
      assertThat(report.events("detector.started"))
          .singleElement()
          .matches(event -> event.detail().path("by").asText().equals("software"));
      assertThat(report.events("people.unseen")).isEmpty();
      shownBy(room, "photo", report.events("people.nobody").getFirst());
      shownBy(room, "photo", report.events("people.several").getFirst());
      assertThat(report.flagged())
          .extracting(Report.Event::kind)
          .contains("people.nobody", "people.several");
      assertThat(report.score().path("coverage").path("faces").asDouble()).isGreaterThan(0.9);
      bo.offscreen().asksNobodyElse(room.relay().address());
    }
  }

  @Test
  void onePersonIsNothingToTell() throws Exception {
    Path clip = Scenes.camera(folder.resolve("clip.mjpeg"), new Shot("one", SHOT));
    try (Classroom room = Classroom.with(folder, TrackingOption.PEOPLE);
        Student bo = room.student("Bo", clip)) {
      bo.join(room.joinLink());
      bo.begin();
      room.awaitReport("it looks", now -> !now.events("detector.started").isEmpty());
      pass(WATCHED);
      assertThat(room.report().events()).noneMatch(event -> TOLD.contains(event.kind()));
    }
  }

  /** An empty chair from the beginning may be a face that this detector does not find. */
  @Test
  void whoWasNeverFoundIsNotObservedAndToldSo() throws Exception {
    Path clip = Scenes.camera(folder.resolve("clip.mjpeg"), new Shot("none", SHOT));
    try (Classroom room = Classroom.with(folder, TrackingOption.PEOPLE);
        Student bo = room.student("Bo", clip)) {
      bo.join(room.joinLink());
      bo.begin();
      bo.overlay().awaitText("Your face cannot be seen.");
      Report report =
          room.awaitReport("it is noted", now -> !now.events("people.unseen").isEmpty());
      assertThat(report.events("people.unseen").getFirst().detail().path("reason").asText())
          .isEqualTo("notFound");
      assertThat(report.flagged()).isEmpty();
      assertThat(report.score().path("coverage").path("faces").asDouble()).isLessThan(0.5);
    }
  }

  /** A piece of evidence of this kind arrives that belongs to the event. */
  static void shownBy(Classroom room, String kind, Report.Event event) {
    room.awaitReport(
        kind + " of " + event,
        now ->
            now.kept(kind).stream()
                .anyMatch(piece -> Long.valueOf(event.seq()).equals(piece.event())));
  }

  static void pass(Duration time) {
    long from = System.currentTimeMillis();
    Await.until(
        "some time", Chromium.LIMIT, () -> System.currentTimeMillis() - from > time.toMillis());
  }

  private static Report ended(Classroom room, String kind) {
    room.awaitReport(kind, now -> !now.events(kind).isEmpty());
    Report report =
        room.awaitReport(
            kind + " and over",
            now -> now.events(kind).stream().anyMatch(event -> event.ends() != null));
    Report.Event end =
        report.events(kind).stream()
            .filter(event -> event.ends() != null)
            .findFirst()
            .orElseThrow();
    assertThat(end.durationMs()).as(kind).isCloseTo(SHOT.toMillis(), Offset.offset(6_000L));
    return report;
  }
}
