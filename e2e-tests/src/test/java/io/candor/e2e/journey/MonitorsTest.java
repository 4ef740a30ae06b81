package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.relay.Report;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second monitor before the exam, which is asked away, and one during it, which is noted. */
@Tag("browser")
class MonitorsTest {
  private static final String TROUBLE = "[data-trouble=monitors-several]";

  /** So long that it is no glance. */
  private static final long CONNECTED_MS = 4_000;

  @TempDir Path folder;

  @Test
  void isAskedAwayBeforeAndNotedDuringTheExam() throws Exception {
    try (Classroom room = new Classroom(folder)) {
      Student ada = room.student();
      ada.join(room.joinLink());
      ada.consent().agree();
      ada.browser().see("#start");
      assertThat(ada.browser().sees(TROUBLE)).isFalse();
      String second = plugIn(ada);
      assertThat(ada.consent().awaitTrouble("monitors-several")).contains("Unplug");
      new Appearance(ada.browser()).check("setup-monitors");
      unplug(ada, second);
      ada.browser().await("the box is gone", () -> ada.browser().sees(TROUBLE) ? null : true);
      ada.consent().start();
      ada.awaitExam();
      room.awaitOverlay("recording");

      second = plugIn(ada);
      ada.overlay().awaitText("More than one monitor is connected.");
      Report report = room.awaitReport("it is noted", now -> several(now) == 1);
      assertThat(several(report)).as("and nothing of what was before").isEqualTo(1);
      long from = System.currentTimeMillis();
      Await.until(
          "it stays for some seconds",
          Chromium.LIMIT,
          () -> System.currentTimeMillis() - from > CONNECTED_MS);
      unplug(ada, second);
      room.awaitReport("it is gone", now -> several(now) == 2);
      report = room.finish();
      assertThat(report.events("monitors.several").getLast().durationMs())
          .isGreaterThanOrEqualTo(CONNECTED_MS);
      assertThat(report.flagged())
          .singleElement()
          .matches(event -> event.kind().equals("monitors.several"));
    }
  }

  private static int several(Report report) {
    return report.events("monitors.several").size();
  }

  /** A second monitor beside the first; answers its id. */
  private static String plugIn(Student student) {
    Map<?, ?> screen =
        (Map<?, ?>)
            student
                .browser()
                .cdp(
                    "Emulation.addScreen",
                    Map.of("left", 1280, "top", 0, "width", 1024, "height", 768))
                .get("screenInfo");
    return String.valueOf(screen.get("id"));
  }

  private static void unplug(Student student, String screen) {
    student.browser().cdp("Emulation.removeScreen", Map.of("screenId", screen));
  }
}
