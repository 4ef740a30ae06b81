package io.candor.e2e.journey;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.openqa.selenium.By;
import org.openqa.selenium.WindowType;

/** A student at their browser: what they do from the join link to the last page. */
final class Student implements AutoCloseable {
  private final String name;
  private final String exam;
  private final Chromium browser;
  private final ConsentPage consent;

  /**
   * Opens a browser with the extension in it.
   *
   * @param number which clock the camera shows
   * @param exam the address of the exam's page
   * @param home where the browser's profile is kept
   */
  Student(int number, String name, String exam, Path home) {
    this(name, exam, home, Clips.of(number, name), List.of());
  }

  /** Opens a browser whose camera plays {@code clip}, with flags that change what devices do. */
  Student(String name, String exam, Path home, Path clip, List<String> flags) {
    this.name = name;
    this.exam = exam;
    browser = Chromium.student(home.resolve("profile"), clip, flags);
    consent = new ConsentPage(browser);
  }

  Chromium browser() {
    return browser;
  }

  ConsentPage consent() {
    return consent;
  }

  /** Follows the class's link and gives a name; the consent page opens in the same tab. */
  void join(String link) {
    browser.driver().get(link);
    browser.see("form input[name=name]").sendKeys(name);
    browser.click("form button");
    browser.see("#agree");
  }

  /** Follows the class's link and gives the code from the roster. */
  void giveCode(String link, String code) {
    browser.driver().get(link);
    browser.see("form input[name=code]").sendKeys(code);
    browser.click("form button");
  }

  /** Agrees and allows everything, until the exam's page is open. */
  void begin() {
    consent.agree();
    consent.start();
    consent.awaitRecorded();
    awaitExam();
  }

  void awaitExam() {
    browser.await("the exam's page opens", () -> show(exam) ? true : null);
  }

  /** Whether the exam's page is covered, because the attempt is paused. */
  boolean covered() {
    return browser.devTools().has("cover.html");
  }

  /** The overlay in the exam's page. */
  Overlay overlay() {
    return new Overlay(browser.devTools());
  }

  OffscreenDocument offscreen() {
    return new OffscreenDocument(browser.devTools());
  }

  /** Leaves the exam for a new tab. */
  void leave() {
    browser.driver().switchTo().newWindow(WindowType.TAB);
  }

  /** Comes back to the exam's page. */
  void comeBack() {
    show(exam);
    browser.cdp("Page.bringToFront");
  }

  /** Turns to the consent page, which is behind the exam's. */
  ConsentPage openConsent() {
    browser.await("the consent page is there", () -> show("consent.html") ? true : null);
    browser.cdp("Page.bringToFront");
    return consent;
  }

  /** Speaks to the tab whose address has {@code part} in it, without bringing it to the front. */
  boolean show(String part) {
    Set<String> tabs = browser.driver().getWindowHandles();
    for (String tab : tabs) {
      browser.driver().switchTo().window(tab);
      if (String.valueOf(browser.driver().getCurrentUrl()).contains(part)) {
        return browser.driver().findElements(By.tagName("body")).size() == 1;
      }
    }
    return false;
  }

  @Override
  public void close() {
    browser.close();
  }
}
