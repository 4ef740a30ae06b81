package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.Report;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.TrackingOption;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exam that is covered until it fills the screen. */
@Tag("browser")
class FullScreenTest {
  private static final String KIND = "fullScreen.left";
  private static final String COVER = "cover.html";
  private static final String FILLS = "return matchMedia('(display-mode: fullscreen)').matches";

  /** So long that it is no glance. */
  private static final long LEFT_MS = 4_000;

  @TempDir Path folder;

  @Test
  void coversTheQuestionsUntilItFillsTheScreen() throws Exception {
    try (Classroom room = Classroom.with(folder, TrackingOption.FULL_SCREEN)) {
      room.begin();
      Student ada = room.student();
      Chromium browser = ada.browser();
      Await.until("the questions are covered", Chromium.LIMIT, ada::covered);
      assertThat(Axe.violationsIn(browser.devTools(), COVER)).isEmpty();
      browser.picture("exam-full-screen");
      fill(ada);
      // The next page of the exam stays so, and nothing is noted.
      browser.driver().navigate().refresh();
      room.awaitOverlay("recording");
      Await.until("the next page is open", Chromium.LIMIT, () -> !ada.covered());
      assertThat(room.report().events(KIND)).isEmpty();

      browser.driver().manage().window().maximize();
      Await.until("they are covered again", Chromium.LIMIT, ada::covered);
      Report report = room.awaitReport("it is noted", now -> now.events(KIND).size() == 1);
      long left = report.events(KIND).getFirst().at();
      Await.until(
          "some seconds without it",
          Chromium.LIMIT,
          () -> System.currentTimeMillis() - left > LEFT_MS);
      fill(ada);
      room.awaitReport("the return is noted", now -> now.events(KIND).size() == 2);

      report = room.finish();
      assertThat(report.events(KIND).getLast().durationMs()).isGreaterThanOrEqualTo(LEFT_MS);
      assertThat(report.flagged()).singleElement().matches(event -> event.kind().equals(KIND));
      ada.comeBack();
      browser.await(
          "full screen ends with the exam",
          () -> Boolean.FALSE.equals(browser.run(FILLS)) ? true : null);
    }
  }

  /** Where the exam does not hide them, leaving is noted all the same. */
  @Test
  void leavesTheQuestionsInSightWhereTheExamSaysSo() throws Exception {
    try (Classroom room = Classroom.under(folder, open())) {
      room.begin();
      Student ada = room.student();
      Chromium browser = ada.browser();
      Await.until("the questions are covered", Chromium.LIMIT, ada::covered);
      fill(ada);
      browser.driver().manage().window().maximize();
      room.awaitReport("it is noted", now -> now.events(KIND).size() == 1);
      assertThat(ada.covered()).isFalse();
      browser.driver().navigate().refresh();
      room.awaitOverlay("recording");
      assertThat(ada.covered()).as("on the next page too").isFalse();
    }
  }

  private static Policy open() {
    Policy plain = ApiClient.plainPolicy().switched(true, Set.of(TrackingOption.FULL_SCREEN));
    return new Policy(
        plain.options(), plain.camera(), plain.screen(), plain.microphone(), null, false);
  }

  /** Presses the cover's button. */
  private static void fill(Student student) {
    student.browser().devTools().run(COVER, "document.getElementById('fill').click()");
    Await.until("the questions are there", Chromium.LIMIT, () -> !student.covered());
    assertThat(student.browser().run(FILLS)).isEqualTo(true);
  }
}
