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
          .find(tile => tile.querySelector('h2').textContent === arguments[0]);
        return tile?.dataset.attempt;
        """;
    return browser.await(student + " in the room", () -> (String) browser.run(script, student));
  }

  void awaitState(String attempt, String state) {
    browser.see("[data-attempt='" + attempt + "'][data-state=" + state + "]");
  }

  /** The clock in a student's live camera picture. */
  SeenClock camera(String attempt) {
    return browser.await("a live clock", () -> read(attempt).orElse(null));
  }

  /** Waits for a live picture of the screen, and then for a different one. */
  void awaitMovingScreen(String attempt) {
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

  /** Sends a student a message. */
  void message(String attempt, String words) {
    String tile = "[data-attempt='" + attempt + "'] ";
    browser.click(tile + "button:nth-of-type(2)");
    browser.see(tile + "form input").sendKeys(words);
    browser.click(tile + "form button.primary");
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
