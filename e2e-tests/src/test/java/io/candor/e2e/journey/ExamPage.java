package io.candor.e2e.journey;

import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A teacher's page about one exam: its fields, its roster, extra time. */
final class ExamPage {
  private final Chromium browser;

  ExamPage(Chromium browser) {
    this.browser = browser;
  }

  /** Hands over a file of names and codes. */
  void upload(Path roster) {
    browser.see("input[type=file]").sendKeys(roster.toAbsolutePath().toString());
  }

  /** The names on the roster, once there are this many. */
  List<String> names(int count) {
    return browser.await(
        count + " lines on the roster",
        () -> {
          List<WebElement> lines =
              browser.driver().findElements(By.cssSelector("[data-line] td:first-child"));
          return lines.size() == count ? lines.stream().map(WebElement::getText).toList() : null;
        });
  }

  /** What is wrong with the file that was handed over. */
  List<String> faults() {
    browser.see(".problem");
    return browser.driver().findElements(By.cssSelector(".problem")).stream()
        .map(WebElement::getText)
        .toList();
  }

  /** Gives whoever sits in the exam under this attempt more time, in minutes. */
  void extraTime(String attempt, int minutes) {
    String field = "[data-attempts] [data-attempt='" + attempt + "'] input";
    browser.see(field);
    String script =
        """
        const field = document.querySelector(arguments[0]);
        field.value = arguments[1];
        field.dispatchEvent(new Event('change', { bubbles: true }));
        """;
    browser.run(script, field, String.valueOf(minutes));
    browser.await("it is saved", () -> browser.text().contains("Extra time saved") ? true : null);
  }
}
