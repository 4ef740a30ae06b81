package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.RelayProcess;
import io.candor.e2e.relay.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exam with a roster: codes, a second browser, and the end of the time. */
@Tag("browser")
class RosterTest {
  private static final long DAY_MS = 24 * 3600_000L;

  @TempDir Path folder;

  @Test
  void codesLetTheRightOnesInAndASecondBrowserAsks() throws Exception {
    try (ExamSite site = new ExamSite();
        RelayProcess relay = RelayProcess.start(folder.resolve("data"));
        Teacher teacher = new Teacher(relay, folder.resolve("teacher"));
        Student ada = new Student(1, "Ada", site.address(), folder.resolve("ada"));
        Student again = new Student(2, "Ada", site.address(), folder.resolve("again"))) {
      ApiClient api = new ApiClient(relay).signIn();
      ApiClient.Exam exam = api.createExam("Logic", site.address(), ApiClient.plainPolicy());
      teacher.signIn();
      ExamPage page = teacher.openExam(exam.id());
      page.upload(roster("bad.csv", "name,code,extra\nAda,PLUM-7,\nAlan,PLUM-7,\n"));
      assertThat(page.faults()).hasSize(1).first().asString().contains("3");
      page.upload(roster("good.csv", "name,code,extra\nAda,PLUM-7,\nAlan,PEAR-9,15\n"));
      assertThat(page.names(2)).containsExactly("Ada", "Alan");
      new Appearance(teacher.browser()).check("exam-page");

      ada.giveCode(exam.joinLink(), "PLUM-8");
      assertThat(ada.browser().see(".problem").getText()).contains("not known here");
      ada.giveCode(exam.joinLink(), "PLUM-7");
      ada.browser().see("#agree");
      assertThat(ada.browser().text()).contains("You take part as Ada.");
      assertThat(ada.consent().fact("kept")).contains("30 days");
      assertThat(ada.consent().fact("mayLook")).contains("teachers");
      assertThat(ada.consent().fact("counted")).contains("open formula", "people look");
      assertThat(ada.consent().fact("noted")).contains("calls for help", "pauses");
      ada.begin();
      ada.overlay().awaitState("recording");

      again.giveCode(exam.joinLink(), "PLUM-7");
      assertThat(again.consent().takeOver()).contains("closed there");
      assertThat(ada.openConsent().awaitTrouble("replaced")).contains("another browser");
      again.browser().click("#ask-camera");
      again.consent().start();
      again.consent().awaitRecorded();
      Report report = api.report(api.attempts(exam).get(0).path("id").asText());
      assertThat(api.attempts(exam)).hasSize(1);
      assertThat(report.events("browser.replaced")).hasSize(1);
      assertThat(report.events("browser.tookOver")).hasSize(1);
      assertThat(report.eventsWhole()).isTrue();
    }
  }

  @Test
  void theTimeEndsForEachWhenItIsUp() throws Exception {
    try (ExamSite site = new ExamSite();
        RelayProcess relay = RelayProcess.start(folder.resolve("data"));
        Teacher teacher = new Teacher(relay, folder.resolve("teacher"));
        Student ada = new Student(1, "Ada", site.address(), folder.resolve("ada"));
        Student alan = new Student(2, "Alan", site.address(), folder.resolve("alan"))) {
      ApiClient api = new ApiClient(relay).signIn();
      ApiClient.Exam exam = api.createExam("Logic", site.address(), ApiClient.plainPolicy());
      api.changeExam(exam, Map.of("endsAt", System.currentTimeMillis() + DAY_MS));
      ada.join(exam.joinLink());
      ada.begin();
      alan.join(exam.joinLink());
      alan.begin();
      alan.overlay().awaitState("recording");
      String alans = attempt(api, exam, "Alan");

      teacher.signIn();
      ExamPage page = teacher.openExam(exam.id());
      page.extraTime(alans, 10);
      api.changeExam(exam, Map.of("endsAt", System.currentTimeMillis()));
      ada.openConsent();
      ada.browser().see("#stopped");
      assertThat(ada.browser().text()).contains("The time is up");
      alan.overlay().awaitText("minutes left");
      assertThat(alan.overlay().state()).isEqualTo("recording");

      teacher.browser().driver().get(exam.joinLink());
      assertThat(teacher.browser().see("[data-door=over]").getText()).contains("over");

      page = teacher.openExam(exam.id());
      page.extraTime(alans, 0);
      alan.openConsent();
      alan.browser().see("#stopped");
      Report report = api.report(alans);
      assertThat(report.attempt().path("endReason").asText()).isEqualTo("time");
      assertThat(report.parts()).hasSize(2).allMatch(Report.Part::finished);
    }
  }

  private static String attempt(ApiClient api, ApiClient.Exam exam, String student) {
    for (var attempt : api.attempts(exam)) {
      if (attempt.path("studentName").asText().equals(student)) {
        return attempt.path("id").asText();
      }
    }
    throw new AssertionError(student + " has no attempt");
  }

  private Path roster(String name, String lines) throws Exception {
    return Files.writeString(folder.resolve(name), lines);
  }
}
