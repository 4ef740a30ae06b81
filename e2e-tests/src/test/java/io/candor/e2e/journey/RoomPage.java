package io.candor.e2e.journey;

import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A teacher's page with everyone in the exam, live. */
final class RoomPage {
  private static final String LIVE =
      """
      const [attempt, source] = arguments;
      const video = document.querySelector(
        `[data-attempt="${attempt}"] video[data-source=${source}]`);
      if (!video || video.readyState < 2) return '';
      """
          + VideoClock.GRAY
          + "return gray(video) + ' ' + Date.now();";

  private final Chromium browser;

  RoomPage(Chromium browser) {
    this.browser = browser;
  }

  /** Waits for a student's tile, and answers the attempt it is about. */
  String attemptOf(String student) {
    String script =
        """
        const tile = [...document.querySelectorAll('[data-attempt]')]
          .find(tile => tile.querySelector('h2')?.textContent === arguments[0]);
        return tile?.dataset.attempt;
        """;
    return browser.await(student + " in the room", () -> (String) browser.run(script, student));
  }

  void awaitState(String attempt, String state) {
    browser.see("[data-attempt='" + attempt + "'][data-state=" + state + "]");
  }

  /** Has every tile show this source. */
  private void choose(String source) {
    browser.click("select[name=source] option[value=" + source + "]");
  }

  /** The clock in a student's live camera picture. */
  SeenClock camera(String attempt) {
    choose("camera");
    return browser.await("a live clock", () -> read(attempt).orElse(null));
  }

  /** Waits for a live picture of the screen, and then for a different one. */
  void awaitMovingScreen(String attempt) {
    choose("screen");
    String first = screen(attempt, "");
    screen(attempt, first);
  }

  private String screen(String attempt, String old) {
    return browser.await(
        "a live screen",
        () -> {
          String gray = ((String) browser.run(LIVE, attempt, "screen")).split(" ")[0];
          return gray.isEmpty() || gray.equals(old) ? null : gray;
        });
  }

  private Optional<SeenClock> read(String attempt) {
    String said = (String) browser.run(LIVE, attempt, "camera");
    return SeenClock.read(said);
  }

  /** Sees a student large; in the dialog are both pictures and all that can be done. */
  void openLarge(String attempt) {
    browser.click("[data-attempt='" + attempt + "'] .name");
    browser.see("dialog[data-large='" + attempt + "']");
  }

  void awaitLarge(String words) {
    browser.await(
        words + " in the dialog",
        () -> browser.see("dialog").getText().contains(words) ? true : null);
  }

  void closeLarge() {
    browser.click("dialog [data-close]");
    browser.await("the dialog is closed", () -> browser.sees("dialog") ? null : true);
  }

  /** Presses what has this mark in the dialog, such as {@code pause}. */
  void press(String mark) {
    browser.click("dialog [data-" + mark + "]");
  }

  /** Sends a student a message. */
  void message(String attempt, String words) {
    browser.click("[data-attempt='" + attempt + "'] [data-message]");
    write("dialog words-form", words);
    closeLarge();
  }

  /** Ends the attempt that is large. */
  void end(String reason) {
    press("end");
    write("dialog words-form[data-ending]", reason);
  }

  /** Sends everybody a message; answers what the page says then. */
  String messageToAll(String words) {
    browser.click("[data-to-all]");
    write("[data-all] words-form", words);
    return browser.await(
        "it is sent",
        () -> {
          String said = browser.see("room-page > .said").getText();
          return said.startsWith("Sent") ? said : null;
        });
  }

  private void write(String form, String words) {
    browser.see(form + " input").sendKeys(words);
    browser.click(form + " button");
  }

  /** Waits until a student's tile says that they ask for help. */
  void awaitCall(String attempt) {
    browser.see("[data-attempt='" + attempt + "'][data-help]");
  }

  /** Says to a student who asks for help that somebody is coming. */
  void come(String attempt) {
    browser.click("[data-attempt='" + attempt + "'] [data-coming]");
  }

  /** Waits until a student's tile is the first on the wall. */
  void awaitFirst(String attempt) {
    browser.see("student-tile:first-child [data-attempt='" + attempt + "']");
  }

  /** Waits for an event of this kind in the room's list; answers its line. */
  String awaitEvent(String kind, String words) {
    By lines = By.cssSelector("[data-event='" + kind + "']");
    return browser.await(
        kind + " in the room",
        () ->
            browser.driver().findElements(lines).stream()
                .map(WebElement::getText)
                .filter(line -> line.contains(words))
                .findFirst()
                .orElse(null));
  }
}
