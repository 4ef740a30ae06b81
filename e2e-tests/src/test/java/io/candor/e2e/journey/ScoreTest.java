package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.relay.Report;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** From leaving the exam's tab to a score, and what a teacher's word makes of it. */
@Tag("browser")
class ScoreTest {
  private static final long GLANCE_MS = 1_500;
  private static final long AWAY_MS = 4_000;
  private static final String REASON = "The bell rang.";

  @TempDir Path folder;

  @Test
  void leavingTakesPointsUntilATeacherDismissesIt() throws Exception {
    try (Classroom room = new Classroom(folder)) {
      room.begin();
      stayAway(room);
      glance(room);
      Report report = room.finish();
      // By name he would stand first; he has not begun, and stands last.
      room.api().join(room.exam(), "Aaron");
      try (Teacher teacher = new Teacher(room.relay(), folder.resolve("teacher"))) {
        teacher.signIn();
        listed(teacher.browser());
        teacher.openReport(report.attempt().path("id").asText());
        countsWhatIsNoGlance(teacher.browser(), report);
        leadsToItsMoment(teacher.browser());
        weighed(teacher, room, report);
        accommodated(teacher.browser());
        dismissed(teacher.browser());
      }
      own(room);
    }
  }

  /** Away for so long that nobody could call it a glance. */
  private static void stayAway(Classroom room) {
    room.student().leave();
    Report away = room.awaitReport("she has left", report -> !report.events("tab.left").isEmpty());
    long left = away.events("tab.left").getFirst().at();
    Await.until(
        "she is away for some seconds",
        Chromium.LIMIT,
        () -> System.currentTimeMillis() - left > AWAY_MS);
    room.student().comeBack();
    room.awaitReport("she is back", report -> back(report).size() == 1);
  }

  /** Leaves and comes back at once, until once it was as quick as a glance. */
  private static void glance(Classroom room) {
    Await.until(
        "a glance",
        Chromium.LIMIT,
        () -> {
          int before = back(room.report()).size();
          room.student().leave();
          room.awaitReport("she has left", report -> report.events("tab.left").size() > 2 * before);
          room.student().comeBack();
          Report report = room.awaitReport("she is back", now -> back(now).size() > before);
          return lasted(back(report).getLast()) < GLANCE_MS;
        });
  }

  /** The ends of all times away; what they ended is told with its length. */
  private static List<Report.Event> back(Report report) {
    return report.events("tab.left").stream().filter(event -> event.ends() != null).toList();
  }

  private static long lasted(Report.Event end) {
    return Objects.requireNonNull(end.durationMs());
  }

  private static void listed(Chromium browser) {
    browser.click("article[data-exam] a[href$='/attempts']");
    browser.see("[data-order][aria-pressed=true]");
    assertThat(names(browser)).containsExactly("Ada", "Aaron");
    assertThat(browser.see("tr[data-attempt] [data-label='Flags']").getText())
        .contains("not reviewed");
    new Appearance(browser).check("class-by-score");
    browser.click("th:first-child button.sort");
    assertThat(names(browser)).containsExactly("Aaron", "Ada");
    browser.click("[data-order]");
    assertThat(names(browser)).containsExactly("Ada", "Aaron");
  }

  private static List<String> names(Chromium browser) {
    return browser.driver().findElements(By.cssSelector("tr[data-attempt] th")).stream()
        .map(WebElement::getText)
        .toList();
  }

  private static void countsWhatIsNoGlance(Chromium browser, Report report) {
    List<Long> flagged =
        back(report).stream()
            .filter(event -> lasted(event) >= GLANCE_MS)
            .map(Report.Event::ends)
            .toList();
    assertThat(flagged).as("not the glance").hasSizeLessThan(back(report).size());
    browser.see("[data-deduction]");
    assertThat(
            browser.driver().findElements(By.cssSelector("[data-deduction]")).stream()
                .map(line -> Long.valueOf(line.getDomAttribute("data-deduction")))
                .toList())
        .isEqualTo(flagged);
    assertThat(browser.driver().findElements(By.cssSelector("flag-review"))).hasSameSizeAs(flagged);
    assertThat(browser.see(".coverage").getText())
        .contains("Extension in the browser", "Camera", "Microphone", "Screen", "observed");
    assertThat(score(browser)).isBetween(60.0, 95.0);
    new Appearance(browser).check("report-score");
  }

  private static double score(Chromium browser) {
    return Double.parseDouble(browser.see("[data-score]").getDomAttribute("data-score"));
  }

  /** The line plays the moment; its other button goes to the event in the timeline. */
  private static void leadsToItsMoment(Chromium browser) {
    browser.click("[data-deduction] button.line");
    browser.see("[data-play][aria-pressed=true]");
    browser.click("[data-play][aria-pressed=true]");
    String event = browser.see("[data-deduction]").getDomAttribute("data-deduction");
    browser.click("[data-deduction] button.answer");
    assertThat(browser.run("return document.activeElement.dataset.seq")).isEqualTo(event);
  }

  /** Twice the points for the same minute: every score follows, although all is over. */
  private static void weighed(Teacher teacher, Classroom room, Report report) {
    Chromium browser = teacher.browser();
    double before = score(browser);
    teacher.openExam(room.exam().id());
    browser.click("exam-page form details summary");
    WebElement weight = browser.see("input[name='weight.tabSwitch']");
    assertThat(weight.getDomProperty("value")).isEqualTo("10");
    new Appearance(browser).check("exam-weights");
    weight.clear();
    weight.sendKeys("20");
    browser.click("exam-page form.card > button.primary");
    browser.await("it is saved", () -> browser.text().contains("Saved.") ? true : null);
    teacher.openReport(report.attempt().path("id").asText());
    assertThat(score(browser)).isLessThan(before);
  }

  /** For this student half of it counts, and why. */
  private static void accommodated(Chromium browser) {
    double before = score(browser);
    browser.click("score-accommodations summary");
    WebElement percent = browser.see("score-accommodations input[name=percent]");
    percent.clear();
    percent.sendKeys("50");
    browser.see("score-accommodations input[name=reason]").sendKeys("A screen reader.");
    browser.click("score-accommodations form button.primary");
    assertThat(browser.see("[data-accommodation=tabSwitch]").getText())
        .contains("50 % count", "A screen reader.");
    assertThat(score(browser)).isGreaterThan(before);
    new Appearance(browser).check("report-accommodation");
  }

  private static void dismissed(Chromium browser) {
    double before = score(browser);
    browser.click("flag-review [data-review=dismissed]");
    browser.see("flag-review form");
    new Appearance(browser).check("report-review");
    browser.see("flag-review input[name=reason]").sendKeys(REASON);
    browser.click("flag-review [data-review-sure]");
    browser.see("flag-review [data-flag-state=dismissed]");
    double after = score(browser);
    assertThat(after).isGreaterThan(before);
    browser.driver().navigate().refresh();
    assertThat(browser.see("[data-reviewed=dismissed]").getText())
        .contains("Dismissed by administrator", REASON);
    assertThat(score(browser)).isEqualTo(after);
  }

  /** She reads the same, and not who it was. */
  private static void own(Classroom room) {
    String address = room.student().openConsent().ownPage();
    Chromium browser = room.student().browser();
    browser.driver().get(address);
    assertThat(score(browser)).isBetween(60.0, 100.0);
    assertThat(browser.see("[data-reviewed=dismissed]").getText())
        .contains("Dismissed, ", REASON)
        .doesNotContain("administrator");
    assertThat(browser.sees("[data-review]")).isFalse();
    new Appearance(browser).check("own-page-score");
  }
}
