package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.candor.e2e.relay.LmsClient;
import io.candor.e2e.relay.RelayProcess;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An exam whose attempts a learning management system makes: it hears from the relay, server to
 * server, that the student is there, and ends the attempt when the quiz is handed in.
 */
@Tag("browser")
class LmsTest {
  private static final String ATTEMPT = "/api/lms/attempts/n0nce";

  @TempDir Path folder;

  @Test
  void theQuizWaitsInItsTabUntilTheRelayConfirmsTheStudent() throws Exception {
    try (ExamSite quiz = new ExamSite();
        RelayProcess relay = RelayProcess.start(folder.resolve("data"));
        Student ada = new Student(1, "Ada", quiz.address(), folder.resolve("ada"));
        Chromium noether = Chromium.teacher(folder.resolve("noether"))) {
      LmsClient lms = LmsClient.add(relay, "Our LMS");
      // By AutoProctor's name, which means camera, microphone and screen.
      Map<String, Boolean> options = Map.of("tabSwitch", true, "recordSession", true);
      lms.exam("quiz-7", "Algebra", quiz.address(), options);
      Map<String, String> user = Map.of("id", "42", "name", "Ada Lovelace");
      Map<String, String> consent = Map.of("language", "en", "wording", "What the quiz told me.");
      JsonNode launched =
          lms.ask("PUT", ATTEMPT, Map.of("exam", "quiz-7", "user", user, "consent", consent));
      assertThat(launched.at("/status/state").asText()).isEqualTo("consented");

      ada.browser().driver().get(quiz.address());
      String tab = ada.browser().driver().getWindowHandle();
      ada.browser()
          .run(
              "window.open(arguments[0], '_blank', 'noopener')",
              launched.get("launchUrl").asText());
      ada.openConsent();
      ada.browser().click("#ask-camera");
      ada.consent().start();
      ada.consent().awaitRecorded();
      ada.browser().await("the relay confirms", () -> confirmed(lms) ? true : null);
      ada.awaitExam();
      assertThat(ada.browser().driver().getWindowHandle()).as("the tab that waited").isEqualTo(tab);
      ada.overlay().awaitState("recording");

      lms.ask("POST", ATTEMPT + "/finish", Map.of("reason", "submitted"));
      ada.openConsent();
      ada.browser().see("#stopped");
      JsonNode after = lms.get(ATTEMPT);
      assertThat(after.get("state").asText()).isEqualTo("finished");
      assertThat(after.get("confirmed").asBoolean()).isFalse();
      assertThat(after.get("score").get("flags").asInt()).isZero();

      report(lms, noether);
    }
  }

  private static boolean confirmed(LmsClient lms) {
    return lms.get(ATTEMPT).get("confirmed").asBoolean();
  }

  private static void report(LmsClient lms, Chromium noether) {
    Map<String, ?> wish =
        Map.of(
            "exam", "quiz-7",
            "attempt", "n0nce",
            "user", Map.of("id", "3", "name", "Prof. Noether"),
            "role", "reviewer",
            "page", "report");
    String url = lms.ask("POST", "/api/lms/links", wish).get("url").asText();
    noether.driver().get(url);
    ReportPage report = new ReportPage(noether);
    assertThat(report.facts()).contains("it was handed in");
    assertThat(report.wording()).isEqualTo("What the quiz told me.");
    assertThat(noether.driver().getCurrentUrl()).doesNotContain("enter");
    assertThat(noether.text()).doesNotContain("took the attempt");
    noether.picture("lms-report");
    noether.driver().get("about:blank");
    noether.driver().get(url);
    assertThat(noether.see("[role=alert]").getText()).contains("works once");
    noether.picture("lms-link-used");
  }
}
