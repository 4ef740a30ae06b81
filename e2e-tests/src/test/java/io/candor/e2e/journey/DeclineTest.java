package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.relay.Report;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "I cannot or don't want to" starts nothing, reaches the teacher, and may be thought over. */
@Tag("browser")
class DeclineTest {
  private static final String REASON = "My camera is broken.";

  @TempDir Path folder;

  @Test
  void reachesTheTeacherAndMayBeTakenBack() throws Exception {
    try (Classroom room = new Classroom(folder);
        Teacher teacher = new Teacher(room.relay(), folder.resolve("teacher"))) {
      teacher.signIn();
      RoomPage page = teacher.openRoom();
      Student ada = room.student();
      ada.join(room.joinLink());
      String attempt = page.attemptOf("Ada");
      ada.consent().decline(REASON);
      page.awaitState(attempt, "declined");
      Report report = room.report();
      assertThat(report.attempt().path("state").asText()).isEqualTo("declined");
      assertThat(report.attempt().path("declineReason").asText()).isEqualTo(REASON);
      assertThat(report.parts()).isEmpty();
      assertThat(report.sequenceNumbers()).isEmpty();

      ada.browser().driver().navigate().refresh();
      ada.browser().see("#declined[data-told=true]");
      ada.browser().click("#reconsider");
      ada.begin();
      page.awaitState(attempt, "live");
      room.finish();
    }
  }
}
