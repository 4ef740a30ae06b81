package io.candor.e2e.journey;

import io.candor.e2e.relay.RelayProcess;
import java.nio.file.Path;

/** A teacher at the console. */
final class Teacher implements AutoCloseable {
  private final RelayProcess relay;
  private final Chromium browser;

  Teacher(RelayProcess relay, Path profile) {
    this.relay = relay;
    browser = Chromium.teacher(profile);
  }

  Chromium browser() {
    return browser;
  }

  /** Opens the link that the server printed. */
  void signIn() {
    browser.driver().get(relay.address() + "/console/#key=" + relay.consoleKey());
    browser.see("form input[name=title]");
  }

  /**
   * Makes an exam with these options the other way round than by default; answers its join link.
   */
  String createExam(String title, String address, String... switched) {
    browser.see("form input[name=title]").sendKeys(title);
    browser.see("form input[name=address]").sendKeys(address);
    for (String option : switched) {
      browser.run("document.querySelector(`form input[name=${arguments[0]}]`).click()", option);
    }
    browser.click("form button.primary");
    return browser.await(
        "the join link",
        () -> (String) browser.run("return document.querySelector('[data-join]').value"));
  }

  /** Opens the page of an exam. */
  ExamPage openExam(String exam) {
    browser.driver().get(relay.address() + "/console/#/exams/" + exam);
    browser.see("exam-page [data-roster]");
    return new ExamPage(browser);
  }

  /** Opens the room of the only exam. */
  RoomPage openRoom() {
    browser.click("article[data-exam] a.button");
    browser.see("room-page");
    return new RoomPage(browser);
  }

  /** Opens the report on an attempt. */
  ReportPage openReport(String attempt) {
    browser.driver().get(relay.address() + "/console/#/attempts/" + attempt);
    browser.see("report-page h1");
    return new ReportPage(browser);
  }

  @Override
  public void close() {
    browser.close();
  }
}
