package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.signaling.protocol.TrackingOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A phone is turned away with a sentence; a computer is let in. */
@Tag("browser")
class DesktopOnlyTest {
  private static final String PHONE =
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/156.0.0.0 Mobile Safari/537.36";

  private static final String JOIN =
      """
      const done = arguments[0];
      fetch('/api' + location.pathname, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ name: 'Bo' }),
      }).then(async (answer) => done(answer.status + ' ' + (await answer.text())));
      """;

  @TempDir Path folder;

  @Test
  void turnsAPhoneAwayAndLetsAComputerIn() throws Exception {
    try (Classroom room = Classroom.with(folder, TrackingOption.DESKTOP_ONLY);
        Chromium phone = new Chromium(folder.resolve("phone"), List.of("--user-agent=" + PHONE))) {
      phone.driver().get(room.joinLink());
      assertThat(phone.see("[data-desktop-only]").getText()).contains("laptop");
      assertThat(phone.sees("form")).isFalse();
      new Appearance(phone).check("join-desktop-only");
      // Whoever gets around the page is told the same by the relay, and no attempt is made.
      assertThat((String) phone.runAsync(JOIN)).startsWith("409 ").contains("desktop-only");
      assertThat(room.api().attempts(room.exam())).isEmpty();
      room.begin();
      room.finish();
    }
  }

  @Test
  void anotherExamLooksForNothing() throws Exception {
    try (Classroom room = new Classroom(folder);
        Chromium phone = new Chromium(folder.resolve("phone"), List.of("--user-agent=" + PHONE))) {
      phone.driver().get(room.joinLink());
      phone.see("h1");
      assertThat(phone.sees("[data-desktop-only]")).isFalse();
      assertThat((String) phone.runAsync(JOIN)).startsWith("201 ");
    }
  }
}
