package io.candor.e2e.journey;

import io.candor.e2e.clip.GrayPicture;
import io.candor.e2e.probe.MediaProbe.View;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The report on one attempt. */
final class ReportPage {
  private static final String SEEK =
      """
      const [at, source, view, done] = arguments;
      const video = document.querySelector(`video[data-source=${source}]`);
      const started = performance.now();
      """
          + VideoClock.GRAY
          + """
      // "seeked" may come before the new picture can be drawn. Where the old one is right again,
      // nothing new is ever presented: then a second without anything new is enough.
      let sought, presented;
      const look = () => {
        const now = performance.now();
        if (!video.seeking) sought ??= now;
        const over = sought !== undefined && (presented !== undefined || now - sought > 1000);
        if (!over && now - started < 10000) { setTimeout(look, 5); return; }
        const took = Math.round((over ? Math.max(sought, presented ?? 0) : now) - started);
        done(gray(video, view) + ' ' + took + ' ' + Math.round(video.currentTime * 1000));
      };
      document.querySelector('time-line').dispatchEvent(
        new CustomEvent('go', { detail: at, bubbles: true }));
      video.requestVideoFrameCallback(() => { presented = performance.now(); });
      look();
      """;

  private final Chromium browser;

  ReportPage(Chromium browser) {
    this.browser = browser;
  }

  /** What a seek showed, where the player then was in its part, and how long that took. */
  record Seek(GrayPicture picture, long positionMs, long tookMs) {}

  /**
   * Waits until a source's recording can be played. At the moment that a report opens with, one
   * source may not have begun yet; a gap is shown for it then.
   */
  void awaitPlayable(String source) {
    browser.await(
        source + " can be played",
        () ->
            Boolean.TRUE.equals(
                    browser.run(
                        "return document.querySelector(`video[data-source=${arguments[0]}]`)"
                            + ".readyState >= 2",
                        source))
                ? true
                : null);
  }

  /** Jumps to a moment (epoch milliseconds) as a click on the timeline does. */
  Seek seek(long at, String source, View view) {
    String[] said =
        ((String) browser.runAsync(SEEK, at, source, VideoClock.shares(view))).split(" ");
    return new Seek(VideoClock.picture(said[0]), Long.parseLong(said[2]), Long.parseLong(said[1]));
  }

  /** The line of an event, with its duration in words. */
  String line(String kind) {
    return browser.see("button[data-event='" + kind + "']").getText();
  }

  /** Clicks an event; answers the moment that it plays from, epoch milliseconds. */
  long playEvent(String kind) {
    return (Long)
        browser.runAsync(
            """
            const [kind, done] = arguments;
            document.querySelector(`button[data-event="${kind}"]`).click();
            document.querySelector('recording-view').updateComplete.then(
              () => done(Number(document.querySelector('[data-position]').dataset.position)));
            """,
            kind);
  }

  /** Waits until a source's picture plays and is so far into its part. */
  void awaitPlayed(String source, long positionMs) {
    browser.await(
        source + " plays",
        () ->
            Boolean.TRUE.equals(
                    browser.run(
                        "const video = document.querySelector(`video[data-source=${arguments[0]}]`);"
                            + "return !video.paused && video.currentTime * 1000 > arguments[1]",
                        source,
                        positionMs))
                ? true
                : null);
  }

  /** Waits until the report has played up to a moment, epoch milliseconds. */
  void awaitPosition(long at) {
    browser.await(
        "it plays on",
        () -> {
          String now = browser.see("[data-position]").getDomAttribute("data-position");
          return Long.parseLong(String.valueOf(now)) >= at ? true : null;
        });
  }

  void pause() {
    browser.click("[data-play][aria-pressed=true]");
  }

  String facts() {
    return browser.see("dl.facts").getText();
  }

  /** What the student read and agreed to. */
  String wording() {
    return browser.see("[data-wording]").getText();
  }

  void addNote(String words) {
    int before = notes().size();
    browser.see("report-notes form textarea").sendKeys(words);
    browser.click("report-notes form button.primary");
    awaitNotes(before + 1);
  }

  void editNote(int index, String words) {
    browser.click("[data-note]:nth-child(" + (index + 1) + ") button:first-of-type");
    WebElement field = browser.see("[data-note] textarea");
    field.clear();
    field.sendKeys(words);
    browser.click("[data-note] button.primary");
    browser.await("it is saved", () -> notes().contains(words) ? true : null);
  }

  void removeNote(int index) {
    int before = notes().size();
    browser.click("[data-note]:nth-child(" + (index + 1) + ") button:last-of-type");
    browser.driver().switchTo().alert().accept();
    awaitNotes(before - 1);
  }

  /** The words of so many notes, the earliest first. */
  List<String> awaitNotes(int count) {
    return browser.await(
        count + " notes",
        () -> {
          List<String> notes = notes();
          return notes.size() == count ? notes : null;
        });
  }

  private List<String> notes() {
    return browser.driver().findElements(By.cssSelector("[data-note] .words")).stream()
        .map(WebElement::getText)
        .toList();
  }
}
