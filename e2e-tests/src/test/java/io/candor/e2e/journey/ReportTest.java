package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.relay.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Afterwards: from the class list to the report, what it plays, and what a teacher notes in it. */
@Tag("browser")
class ReportTest {
  private static final long LEAD_MS = 5_000;
  private static final String WORDS = "She says the bell rang.\nBelieved.";

  @TempDir Path folder;

  @Test
  void aTeacherLooksAtWhatHappenedAndNotesIt() throws Exception {
    try (Classroom room = new Classroom(folder)) {
      room.begin();
      long begun = System.currentTimeMillis();
      Await.until(
          "there is something to lead in with",
          Chromium.LIMIT,
          () -> System.currentTimeMillis() - begun > LEAD_MS + 2_000);
      room.lookAway();
      Report report = room.finish();
      try (Teacher teacher = new Teacher(room.relay(), folder.resolve("teacher"))) {
        ReportPage page = find(teacher);
        facts(page);
        plays(page, report);
        notes(teacher.browser(), page);
        downloads(teacher.browser());
        new Appearance(teacher.browser()).check("report-notes");
        held(teacher.browser());
        onPaper(teacher.browser());
        erased(teacher.browser());
      }
    }
  }

  private static ReportPage find(Teacher teacher) {
    teacher.signIn();
    Chromium browser = teacher.browser();
    browser.click("article[data-exam] a[href$='/attempts']");
    assertThat(browser.see("tr[data-attempt]").getText()).contains("Ada", "finished");
    new Appearance(browser).check("class-list");
    browser.see("input[name=query]").sendKeys("zoe");
    browser.await("nobody fits", () -> browser.text().contains("No name fits") ? true : null);
    browser.see("input[name=query]").clear();
    browser.see("input[name=query]").sendKeys("ad");
    browser.click("tr[data-attempt] a");
    browser.see("report-page h1");
    return new ReportPage(browser);
  }

  private static void facts(ReportPage page) {
    assertThat(page.facts()).contains("Chromium", "Linux", "×", "the student finished");
    assertThat(page.wording())
        .contains("You take part as Ada.", "everything that is collected", "30 days")
        .doesNotContain("I have read this");
  }

  private static void plays(ReportPage page, Report report) {
    page.awaitPlayable("camera");
    Report.Part camera = report.parts("camera").getFirst();
    long leadIn = report.events("tab.left").getFirst().at() - LEAD_MS;
    assertThat(leadIn).as("there is a lead-in").isGreaterThan(camera.startedAt());
    assertThat(page.playEvent("tab.left")).isEqualTo(leadIn);
    page.awaitPlayed("camera", leadIn - camera.startedAt() + 1_000);
    page.awaitPosition(leadIn + 1_000);
    page.pause();
  }

  private static void notes(Chromium browser, ReportPage page) {
    page.addNote("Ask her.");
    page.addNote(WORDS);
    assertThat(page.awaitNotes(2)).containsExactly("Ask her.", WORDS);
    page.editNote(0, "Asked her.");
    browser.driver().navigate().refresh();
    assertThat(page.awaitNotes(2)).containsExactly("Asked her.", WORDS);
    page.removeNote(0);
    browser.driver().navigate().refresh();
    assertThat(page.awaitNotes(1)).containsExactly(WORDS);
  }

  private static void downloads(Chromium browser) {
    browser.see("a[data-download=camera][download$='.webm']");
    Object begins =
        browser.runAsync(
            """
            const done = arguments[0];
            const address = document.querySelector('a[data-download=camera]').href;
            fetch(address).then((answer) => answer.arrayBuffer()).then(
              (bytes) => done([...new Uint8Array(bytes, 0, 4)]), (failed) => done([String(failed)]));
            """);
    assertThat(begins).as("EBML, the start of any WebM").isEqualTo(List.of(26L, 69L, 223L, 163L));
  }

  private static void held(Chromium browser) {
    browser.click("[data-ask=hold]");
    browser.see("[data-keeping] input[name=reason]");
    new Appearance(browser).check("report-hold");
    browser.see("[data-keeping] input[name=reason]").sendKeys("An appeal.");
    browser.click("[data-keeping] [data-sure]");
    browser.see("[data-lift]");
    assertThat(browser.see("[data-keeping]").getText()).contains("An appeal.");
    assertThat(browser.sees("[data-ask=erase]")).as("what is held is not erased").isFalse();
    browser.click("[data-lift]");
    browser.see("[data-ask=erase]");
  }

  private static void erased(Chromium browser) {
    browser.cdp("Emulation.setEmulatedMedia", Map.of("media", ""));
    browser.click("[data-ask=erase]");
    browser.see("[data-sure].danger");
    new Appearance(browser).check("report-erase");
    browser.click("[data-sure].danger");
    assertThat(browser.see("[data-erased]").getText()).contains("Ada");
    browser.click("header a, nav a");
    browser.click("article[data-exam] a[href$='/attempts']");
    browser.await(
        "she is not in the class any more",
        () -> browser.sees("tr[data-attempt]") ? null : browser.text());
  }

  private static void onPaper(Chromium browser) {
    browser.cdp("Emulation.setEmulatedMedia", Map.of("media", "print"));
    browser.picture("report-paper");
    assertThat(browser.see("[data-note]").isDisplayed()).isTrue();
    assertThat(browser.see("[data-wording]").isDisplayed()).isTrue();
    assertThat(browser.see("report-notes form").isDisplayed()).isFalse();
    assertThat(browser.see(".players").isDisplayed()).isFalse();
  }
}
