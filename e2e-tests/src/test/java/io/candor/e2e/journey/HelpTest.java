package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.relay.Report;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From "I need help" to "I'm coming", and words to everybody. */
@Tag("browser")
class HelpTest {
  private static final String WORDS = "Read 12 instead of 21 in question 3.";

  @TempDir Path folder;

  @Test
  void comesFirstAndIsAnswered() throws Exception {
    try (Classroom room = new Classroom(folder);
        Teacher teacher = new Teacher(room.relay(), folder.resolve("teacher"));
        Crowd others = new Crowd(room.relay(), room.api(), room.exam(), 3)) {
      room.begin();
      teacher.signIn();
      RoomPage page = teacher.openRoom();
      String ada = page.attemptOf("Ada");
      String other = others.member(1).attempt();
      page.awaitState(other, "live");
      others.member(1).line().help(true);
      page.awaitFirst(other);
      Overlay overlay = room.student().overlay();
      overlay.press("help");
      overlay.awaitText("your teacher sees it");
      page.awaitCall(ada);
      page.awaitFirst(other); // who asked first is still the first
      teacher.browser().picture("room-help");

      page.come(other);
      page.awaitFirst(ada);
      page.openLarge(ada);
      teacher.browser().picture("room-help-large");
      page.press("coming");
      page.closeLarge();
      overlay.awaitText("looks after it");
      overlay.awaitText("I need help");
      Await.until("nobody waits", Chromium.LIMIT, () -> !teacher.browser().sees("[data-help]"));

      assertThat(page.messageToAll(WORDS)).isEqualTo("Sent to 4 students.");
      overlay.awaitText(WORDS);
      Report report = room.finish(ada);
      assertThat(report.events("help.asked")).hasSize(2);
      assertThat(report.events("message.sent")).hasSize(1);
    }
  }
}
