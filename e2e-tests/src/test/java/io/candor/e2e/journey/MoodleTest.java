package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.relay.LmsClient;
import io.candor.e2e.relay.RelayProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** A quiz in a real Moodle, from the administrator's settings to the teacher's report. */
@Tag("browser")
@EnabledIfEnvironmentVariable(
    named = MoodleSite.ADDRESS,
    matches = "https?://.+",
    disabledReason = MoodleSite.NOT_RUN)
class MoodleTest {
  /** Where the extension may look without asking, as nobody answers the browser here. */
  private static final String DICTIONARY = "http://127.0.0.1:9";

  @TempDir Path folder;

  @Test
  void aQuizIsSetUpSatAndReported() throws Exception {
    try (RelayProcess relay = RelayProcess.start(folder.resolve("data"));
        Chromium admin = Chromium.teacher(folder.resolve("admin"))) {
      LmsClient client = LmsClient.add(relay, "Moodle");
      MoodleSite moodle = new MoodleSite(admin);
      moodle.connect(relay.address().toString(), client.id(), client.secret());
      admin.driver().get(moodle.url("/mod/quiz/accessrule/candor/test.php"));
      assertThat(admin.see(".alert-success").getText()).contains("Connected");
      admin.picture("moodle-test");

      int course = moodle.course();
      int cmid =
          moodle.quiz(
              course,
              "Numbers",
              Map.of(
                  "candor_enabled", "1",
                  "candor_recordcamera", "1",
                  "candor_recordmicrophone", "1",
                  "candor_recordscreen", "1",
                  "candor_people", "0",
                  "candor_audio", "0",
                  "candor_quality", "clear",
                  "candor_sites", DICTIONARY));
      admin.driver().get(moodle.url("/course/modedit.php?update=" + cmid));
      admin.run(
          "document.querySelectorAll('.collapse').forEach(e => e.classList.add('show'));"
              + "document.querySelector('[name=candor_enabled]').scrollIntoView()");
      admin.picture("moodle-quiz-settings");
      String ada = moodle.user("Ada", course, "Student");
      String noether = moodle.user("Noether", course, "Teacher");
      sit(moodle, cmid, ada);
      review(moodle, cmid, noether);
    }
  }

  private void sit(MoodleSite moodle, int cmid, String login) {
    String quiz = moodle.url("/mod/quiz/view.php?id=" + cmid);
    try (Student ada = new Student(1, "Ada", quiz, folder.resolve("ada"))) {
      Chromium browser = ada.browser();
      moodle.signIn(browser, login, MoodleSite.PASSWORD);
      browser.driver().get(quiz);
      String tab = browser.driver().getWindowHandle();
      browser.click(".quizstartbuttondiv button");
      browser.see(
          ".mod_quiz_preflight_popup [name=candor_consent], #mod_quiz_preflight_form [name=candor_consent]");
      browser.picture("moodle-preflight");
      browser.click("[name=candor_consent][type=checkbox]");
      browser.click("[data-candor-launch]");
      ada.openConsent();
      browser.picture("moodle-extension");
      browser.click("#ask-camera");
      ada.consent().start();
      ada.consent().awaitRecorded();
      browser.driver().switchTo().window(tab);
      browser.await(
          "the attempt begins",
          () -> browser.driver().getCurrentUrl().contains("/mod/quiz/attempt.php") ? true : null);
      browser.picture("moodle-attempt");
      ada.overlay().awaitState("recording");
      answer(browser);
      browser.picture("moodle-review-student");

      ada.openConsent();
      browser.see("#stopped");
    }
  }

  /** Answers both pages and hands in, by the buttons that everybody presses. */
  private static void answer(Chromium browser) {
    browser.click("input[type=radio][value='1']");
    browser.click("[name=next]");
    browser.await("the second page", () -> browser.text().contains("Is one prime?") ? true : null);
    browser.click("input[type=radio][value='1']");
    browser.click("[name=next]");
    browser.await(
        "the summary",
        () -> browser.driver().getCurrentUrl().contains("summary.php") ? true : null);
    browser.click("form[action*='processattempt'] button[type=submit]");
    browser.click(".modal.show [data-action=save]");
    browser.await(
        "the review", () -> browser.driver().getCurrentUrl().contains("review.php") ? true : null);
  }

  /** What a teacher finds of it, without a second password. */
  private void review(MoodleSite moodle, int cmid, String login) {
    try (Chromium noether = Chromium.teacher(folder.resolve("noether"))) {
      moodle.signIn(noether, login, MoodleSite.PASSWORD);
      noether.driver().get(moodle.url("/mod/quiz/report.php?mode=overview&id=" + cmid));
      noether.click("a.reviewlink");
      noether.await(
          "the score is told to Moodle",
          () -> {
            noether.driver().navigate().refresh();
            String block = noether.see(".block_quizaccess_candor").getDomProperty("textContent");
            return block.contains("Trust score 100") ? true : null;
          });
      noether.picture("moodle-review-teacher");
      noether.driver().get(noether.see(".block_quizaccess_candor a").getDomProperty("href"));
      ReportPage report = new ReportPage(noether);
      assertThat(report.facts()).contains("it was handed in");
      assertThat(report.wording()).contains("I have read this and agree to it", DICTIONARY);
      assertThat(noether.text()).contains("Ada Lovelace").doesNotContain("Left the exam");
      noether.picture("moodle-report");

      noether.driver().get(moodle.url("/mod/quiz/accessrule/candor/results.php?cmid=" + cmid));
      noether.picture("moodle-results");
      noether.driver().get(noether.see("a[href*='show=class']").getDomProperty("href"));
      noether.await("the class", () -> noether.text().contains("Ada Lovelace") ? true : null);
      noether.picture("moodle-class");
    }
  }
}
