package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.relay.Report;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A teacher pauses an attempt, has it go on, and ends it with a reason, all from the wall. */
@Tag("browser")
class PauseTest {
  private static final int MINUTES = 90;
  private static final String REASON = "The fire alarm went off.";

  @TempDir Path folder;

  @Test
  void coversTheExamUntilItGoesOnAndEndsIt() throws Exception {
    try (Classroom room = new Classroom(folder);
        Teacher teacher = new Teacher(room.relay(), folder.resolve("teacher"))) {
      room.api().changeExam(room.exam(), Map.of("durationMinutes", MINUTES));
      room.begin();
      Overlay overlay = room.student().overlay();
      overlay.awaitText("minutes left");
      teacher.signIn();
      RoomPage page = teacher.openRoom();
      String ada = page.attemptOf("Ada");
      page.openLarge(ada);
      page.press("pause");
      overlay.awaitState("paused");
      Await.until("the exam is covered", Chromium.LIMIT, room.student()::covered);
      assertThat(Axe.violationsIn(room.student().browser().devTools(), "cover.html")).isEmpty();
      Await.until("no time runs", Chromium.LIMIT, () -> !overlay.text().contains("minutes left"));
      page.awaitLarge("Paused since");
      teacher.browser().picture("room-paused");
      room.student().browser().picture("exam-paused");

      page.press("pause");
      overlay.awaitState("recording");
      Await.until("the exam is open", Chromium.LIMIT, () -> !room.student().covered());
      overlay.awaitText("minutes left");

      page.end(REASON);
      page.awaitState(ada, "finished");
      room.student().openConsent();
      room.student()
          .browser()
          .await(
              "Ada reads why",
              () -> room.student().browser().text().contains(REASON) ? true : null);
      Report report = room.report();
      assertThat(report.events("attempt.paused")).hasSize(2);
      assertThat(report.attempt().path("endReason").asText()).contains(REASON);
    }
  }
}
