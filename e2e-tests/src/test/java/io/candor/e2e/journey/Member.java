package io.candor.e2e.journey;

import io.candor.e2e.relay.RelayProcess;
import java.nio.file.Path;
import org.openqa.selenium.By;

/** Somebody with an account, at the console in a browser of their own. */
final class Member implements AutoCloseable {
  private static final String PASSWORD = "correct horse battery";

  private final RelayProcess relay;
  private final Chromium browser;

  Member(RelayProcess relay, Path profile) {
    this.relay = relay;
    browser = Chromium.teacher(profile);
  }

  Chromium browser() {
    return browser;
  }

  /** Opens a page of the console afresh, by the part of its address after {@code #}. */
  Member open(String hash) {
    // From the console itself, another hash, or the same, loads nothing.
    browser.driver().get("about:blank");
    browser.driver().get(relay.address() + "/console/" + hash);
    return this;
  }

  Member type(String field, String words) {
    browser.see("form input[name=" + field + "]").sendKeys(words);
    return this;
  }

  void submit() {
    browser.click("form button.primary");
  }

  /** Chooses a password on the page that a one-time link opened. */
  void choosePassword() {
    browser.see("link-page input[name=password]").sendKeys(PASSWORD);
    browser.click("link-page button.primary");
    browser.see("exams-page h1");
  }

  void signIn(String signInName) {
    open("#/exams").type("signInName", signInName).type("password", PASSWORD).submit();
    browser.see("exams-page h1");
  }

  /** Invites somebody; answers the part of the link after {@code #}. */
  String invite(String name) {
    open("#/people");
    browser.see("people-page [data-person]");
    type("name", name).type("signInName", name.toLowerCase(java.util.Locale.ROOT)).submit();
    String script =
        """
        const card = document.querySelector('[data-link]');
        return card?.closest('label').textContent.includes(arguments[0]) ? card.value : null;
        """;
    String link = browser.await("the link for " + name, () -> (String) browser.run(script, name));
    return link.substring(link.indexOf('#'));
  }

  /** Gives somebody a role in the only exam, on its page of people. */
  void addReviewer(String signInName) {
    open("#/exams");
    browser.click("a.members");
    browser.see("members-page form");
    type("signInName", signInName).submit();
    browser.see("[data-member][data-role=reviewer]");
  }

  /** The words of a problem that the page shows. */
  String problem() {
    return browser.await(
        "a problem", () -> browser.driver().findElement(By.cssSelector(".problem")).getText());
  }

  @Override
  public void close() {
    browser.close();
  }
}
