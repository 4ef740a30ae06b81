package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.RelayProcess;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the first start to a reviewer: everybody gets in where they may, and nowhere else. */
@Tag("browser")
class PeopleTest {
  @TempDir Path folder;

  @Test
  void fromTheFirstAdministratorToAReviewer() {
    try (RelayProcess relay = RelayProcess.start(folder.resolve("data"));
        Member ada = new Member(relay, folder.resolve("ada"));
        Member tom = new Member(relay, folder.resolve("tom"));
        Member rita = new Member(relay, folder.resolve("rita"))) {
      firstAdministrator(relay, ada);
      tom.open(ada.invite("Tom")).choosePassword();
      rita.open(ada.invite("Rita")).choosePassword();
      new Appearance(ada.browser()).check("people");

      String attempt = exam(relay, tom);
      tom.addReviewer("rita");
      new Appearance(tom.browser()).check("members");
      reviewed(rita, attempt);
      audited(ada);
      oldLinkIsDead(relay, rita);
    }
  }

  private static void firstAdministrator(RelayProcess relay, Member ada) {
    ada.open("#key=" + relay.consoleKey());
    ada.browser().see(".notice a");
    ada.browser().click(".notice a");
    ada.browser().see("people-page form");
    new Appearance(ada.browser()).check("first-administrator");
    ada.type("name", "Ada").type("signInName", "ada").submit();
    ada.browser().see("link-page input[name=password]");
    new Appearance(ada.browser()).check("choose-password");
    ada.choosePassword();
    assertThat(ada.browser().sees(".notice")).isFalse();
  }

  /** Tom makes an exam, and somebody joins it; answers the attempt. */
  private static String exam(RelayProcess relay, Member tom) {
    tom.type("title", "Logic").type("address", "https://moodle.example/quiz").submit();
    String link =
        tom.browser()
            .await(
                "the join link",
                () ->
                    (String)
                        tom.browser().run("return document.querySelector('[data-join]').value"));
    ApiClient.Exam exam = new ApiClient.Exam("", "Logic", "", link);
    return new ApiClient(relay).join(exam, "Alan").attempt();
  }

  /** Rita sees the report, and not the room. */
  private static void reviewed(Member rita, String attempt) {
    rita.open("#/exams");
    String exam = rita.browser().see("article[data-exam]").getAttribute("data-exam");
    assertThat(rita.browser().sees("article[data-exam] a.button")).isFalse();
    rita.open("#/attempts/" + attempt);
    rita.browser()
        .await("the report", () -> rita.browser().text().contains("Report on Alan") ? true : null);
    rita.open("#/exams/" + exam + "/room");
    assertThat(rita.problem()).contains("Your role does not allow that");
    assertThat(rita.browser().sees("[data-attempt]")).isFalse();
    rita.open("#/account");
    rita.browser().see("account-page form");
    new Appearance(rita.browser()).check("account");
  }

  private static void audited(Member ada) {
    ada.open("#/audit");
    ada.browser().see("[data-what=report-opened]");
    ada.browser().see("[data-what=refused]");
    String line = ada.browser().see("[data-what=report-opened]").getText();
    assertThat(line).contains("Rita", "Logic", "Alan");
    new Appearance(ada.browser()).check("audit");
  }

  /**
   * The link of the first start opens nothing any more; signing out everywhere does what it says.
   */
  private static void oldLinkIsDead(RelayProcess relay, Member rita) {
    rita.browser().click("[data-everywhere]");
    rita.browser().see("form input[name=password]");
    rita.open("#key=" + relay.consoleKey());
    assertThat(rita.problem()).contains("opens nothing any more");
    rita.signIn("rita");
  }
}
