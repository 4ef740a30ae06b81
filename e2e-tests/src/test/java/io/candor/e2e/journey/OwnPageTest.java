package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.relay.Report;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.support.ui.Select;

/** Afterwards, for the student: everything that is kept of them, and a word to it. */
@Tag("browser")
class OwnPageTest {
  private static final String WORDS = "The bell rang.\nI looked where it came from.";
  private static final String GENERAL = "My chair was broken.";

  @TempDir Path folder;

  @Test
  void aStudentSeesWhatIsKeptAndAnswersToIt() throws Exception {
    try (Classroom room = new Classroom(folder)) {
      room.begin();
      String early = ownPageOf(room);
      room.lookAway();
      Report report = room.finish();
      try (Teacher teacher = new Teacher(room.relay(), folder.resolve("teacher"))) {
        teacher.signIn();
        teacher.openReport(report.attempt().path("id").asText()).addNote("Ask her.");
        Chromium browser = room.student().browser();
        String address = fromTheLastPage(room);
        assertThat(address).startsWith(room.relay().address() + "/mine#").isEqualTo(early);
        browser.driver().get(address);
        looksAt(browser);
        plays(browser, report);
        says(browser);
        browser.driver().navigate().refresh();
        assertThat(browser.see("[data-statement] .words").getText()).isEqualTo(WORDS);
        new Appearance(browser).check("own-page");
        read(teacher, report);
      }
      wrongAddress(room);
    }
  }

  /** What the extension knows while the exam goes on: the page is there, and tells the facts. */
  private static String ownPageOf(Classroom room) {
    Chromium browser = room.student().browser();
    String address = room.relay().address() + room.student().offscreen().ownPage();
    browser.driver().switchTo().newWindow(WindowType.TAB).get(address);
    browser.see("[data-running]");
    assertThat(browser.driver().findElements(By.cssSelector("own-statements, video"))).isEmpty();
    new Appearance(browser).check("own-page-running");
    browser.driver().close();
    room.student().comeBack();
    return address;
  }

  /** The link on the extension's last page, which a reload doesn't lose. */
  private static String fromTheLastPage(Classroom room) {
    ConsentPage last = room.student().openConsent();
    String address = last.ownPage();
    room.student().browser().driver().navigate().refresh();
    assertThat(last.ownPage()).isEqualTo(address);
    new Appearance(room.student().browser()).check("last-page");
    return address;
  }

  private static void looksAt(Chromium browser) {
    browser.see("own-page h1");
    assertThat(browser.text())
        .contains("Your attempt: Logic", "You took part as Ada.", "you finished", "Until ")
        .contains("Left the exam's tab", "Ask her.", "opened the report")
        .contains("Chromium", "everything that is collected");
  }

  private static void plays(Chromium browser, Report report) {
    ReportPage page = new ReportPage(browser);
    page.awaitPlayable("camera");
    Report.Part camera = report.parts("camera").getFirst();
    long from = page.playEvent("tab.left");
    page.awaitPlayed("camera", Math.max(0, from - camera.startedAt()) + 1_000);
    page.pause();
  }

  private static void says(Chromium browser) {
    browser.click("button[data-event='tab.left'] ~ button.answer");
    assertThat(new Select(browser.see("select[name=about]")).getFirstSelectedOption().getText())
        .contains("Left the exam's tab");
    browser.see("textarea[name=words]").sendKeys(WORDS);
    browser.click("own-statements form button.primary");
    browser.see("[data-sent]");
    browser.see("textarea[name=words]").sendKeys(GENERAL);
    browser.click("own-statements form button.primary");
    browser.await("it is there", () -> browser.text().contains(GENERAL) ? true : null);
  }

  private static void read(Teacher teacher, Report report) {
    teacher.browser().driver().navigate().refresh();
    teacher.openReport(report.attempt().path("id").asText());
    Chromium browser = teacher.browser();
    assertThat(browser.see(".events [data-statement] .words").getText()).isEqualTo(WORDS);
    assertThat(browser.see("[data-statements]").getText()).contains(GENERAL);
    new Appearance(browser).check("report-statements");
  }

  private static void wrongAddress(Classroom room) {
    Chromium browser = room.student().browser();
    browser.driver().get(room.relay().address() + "/mine#" + "0".repeat(26) + "." + "x".repeat(43));
    browser.await(
        "it says so", () -> browser.text().contains("This address opens nothing") ? true : null);
    new Appearance(browser).check("own-page-wrong");
  }
}
