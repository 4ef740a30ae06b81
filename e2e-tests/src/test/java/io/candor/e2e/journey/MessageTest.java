package io.candor.e2e.journey;

import io.candor.e2e.Await;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a teacher writes is read by the student. */
@Tag("browser")
class MessageTest {
  private static final String WORDS = "Please put the phone away.";

  @TempDir Path folder;

  @Test
  void isShownEvenWhereTheOverlayWasMadeSmall() throws Exception {
    try (Classroom room = new Classroom(folder);
        Teacher teacher = new Teacher(room.relay(), folder.resolve("teacher"))) {
      room.begin();
      Overlay overlay = room.student().overlay();
      Await.until("Ada sees herself", Chromium.LIMIT, overlay::showsFace);
      overlay.shrink();
      teacher.signIn();
      RoomPage page = teacher.openRoom();
      page.message(page.attemptOf("Ada"), WORDS);
      Await.until("Ada reads it", Chromium.LIMIT, () -> overlay.text().contains(WORDS));
      Await.until("Ada sees herself again", Chromium.LIMIT, overlay::showsFace);
      room.finish();
    }
  }
}
