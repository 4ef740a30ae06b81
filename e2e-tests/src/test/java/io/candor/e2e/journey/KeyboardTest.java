package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.relay.RelayProcess;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** A whole exam without a mouse: the teacher's side and the student's, the overlay included. */
@Tag("browser")
class KeyboardTest {
  @TempDir Path folder;

  @Test
  void aWholeExam() throws Exception {
    try (ExamSite site = new ExamSite();
        RelayProcess relay = RelayProcess.start(folder.resolve("data"));
        Teacher teacher = new Teacher(relay, folder.resolve("teacher"));
        Student ada = new Student(1, "Ada", site.address(), folder.resolve("ada"))) {
      teacher.signIn();
      String link = makesAnExam(teacher.browser(), site.address());
      Keyboard keys = new Keyboard(ada.browser());
      ada.browser().driver().get(link);
      keys.to("form input[name=name]").press("Ada" + Keys.ENTER);
      keys.to("#agree").press(Keys.SPACE);
      keys.to("#start").press(Keys.ENTER);
      ada.consent().awaitRecorded();
      ada.awaitExam();
      Overlay overlay = ada.overlay();
      overlay.awaitState("recording");
      ada.browser().cdp("Page.bringToFront");
      inOverlay(keys, overlay, "help");
      keys.press(Keys.SPACE);
      overlay.awaitText("You have asked for help");
      inOverlay(keys, overlay, "finish");
      keys.press(Keys.ENTER);
      inOverlay(keys, overlay, "finish-yes");
      keys.press(Keys.ENTER);
      ada.openConsent();
      ada.browser().see("#stopped");
      readsTheReport(teacher.browser());
    }
  }

  private static String makesAnExam(Chromium browser, String address) {
    Keyboard keys = new Keyboard(browser);
    keys.to("form input[name=title]").press("Logic");
    keys.to("form input[name=address]").press(address);
    keys.to("form input[name=recordCamera]").press(Keys.SPACE);
    keys.to("form button.primary").press(Keys.ENTER);
    return browser.await(
        "the join link",
        () -> (String) browser.run("return document.querySelector('[data-join]').value"));
  }

  private static void readsTheReport(Chromium browser) {
    Keyboard keys = new Keyboard(browser);
    keys.to("article[data-exam] a.button").press(Keys.ENTER);
    browser.see("[data-attempt][data-state=finished]");
  }

  /** Goes by the Tab key from the exam's page into the frame that the page cannot see into. */
  private static void inOverlay(Keyboard keys, Overlay overlay, String button) {
    Await.until("the overlay has its " + button, Chromium.LIMIT, () -> overlay.has(button));
    BooleanSupplier there = () -> overlay.focused().equals(button);
    for (int stop = 0; stop < 40 && !there.getAsBoolean(); stop++) {
      keys.press(Keys.TAB);
    }
    assertThat(overlay.focused()).isEqualTo(button);
  }
}
