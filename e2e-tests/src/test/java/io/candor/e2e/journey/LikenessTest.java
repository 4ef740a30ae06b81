package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.journey.Scenes.Shot;
import io.candor.e2e.relay.Report;
import io.candor.signaling.protocol.TrackingOption;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another person before the camera, where the student has agreed to being compared; and where not.
 */
@Tag("browser")
class LikenessTest {
  /** Until the first portraits are taken, and then until several looks in a row are another's. */
  private static final Duration FIRST = Duration.ofSeconds(40);

  private static final Duration SECOND = Duration.ofSeconds(100);

  @TempDir Path folder;

  @Test
  void anotherPersonIsToldOfAStudentWhoHasAgreed() throws Exception {
    Path clip =
        Scenes.camera(
            folder.resolve("clip.mjpeg"), new Shot("one", FIRST), new Shot("other", SECOND));
    try (Classroom room = Classroom.with(folder, TrackingOption.IMPERSONATION);
        Student bo = room.student("Bo", clip)) {
      bo.join(room.joinLink());
      assertThat(bo.browser().see("#likeness").isSelected()).isFalse();
      new Appearance(bo.browser()).check("reading-likeness");
      bo.browser().click("#likeness");
      bo.begin();
      room.awaitReport(
          "it compares",
          now ->
              now.events("detector.started").stream()
                  .anyMatch(
                      event -> event.detail().path("option").asText().equals("impersonation")));
      FacesTest.pass(FIRST);
      Report report =
          room.awaitReport("another", now -> !now.events("impersonation.different").isEmpty());
      assertThat(report.events("impersonation.declined")).isEmpty();
      room.awaitReport("a photo of the moment", now -> !now.kept("photo").isEmpty());
      bo.offscreen().asksNobodyElse(room.relay().address());
    }
  }

  @Test
  void whoDoesNotAgreeSitsTheExamAndIsNotCompared() throws Exception {
    Path clip = Scenes.camera(folder.resolve("clip.mjpeg"), new Shot("one", FIRST));
    try (Classroom room = Classroom.with(folder, TrackingOption.IMPERSONATION);
        Student bo = room.student("Bo", clip)) {
      bo.join(room.joinLink());
      bo.begin();
      Report report =
          room.awaitReport("it is noted", now -> !now.events("impersonation.declined").isEmpty());
      assertThat(report.events("detector.started")).isEmpty();
      assertThat(report.flagged()).isEmpty();
      assertThat(report.score().path("points").asDouble()).isEqualTo(100);
    }
  }
}
