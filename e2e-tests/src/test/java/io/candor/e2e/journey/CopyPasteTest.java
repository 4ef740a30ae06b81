package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.relay.Report;
import io.candor.signaling.protocol.TrackingOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Copying, pasting and the like on the exam's pages: blocked and counted, or left alone. */
@Tag("browser")
class CopyPasteTest {
  private static final String KIND = "copyPaste.blocked";
  private static final String WORDS = "No, not every one.";

  private static final String DROP =
      "arguments[0].dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true }))";

  /** As editors do: a frame without an address of its own. */
  private static final String EDITOR =
      """
      const frame = document.createElement('iframe');
      frame.srcdoc = '<textarea></textarea>';
      frame.title = 'Editor';
      document.body.append(frame);
      """;

  @TempDir Path folder;

  @Test
  void isBlockedAndCounted() throws Exception {
    try (Classroom room = Classroom.with(folder, TrackingOption.COPY_PASTE)) {
      room.begin();
      Student ada = room.student();
      Chromium browser = ada.browser();
      assertThat(everything(browser)).isEqualTo(WORDS);
      ada.overlay().awaitText("switched off copying");
      Report report =
          room.awaitReport("all kinds are counted", now -> now.events(KIND).size() == 6);
      assertThat(tries(report))
          .containsExactlyInAnyOrder("copy", "cut", "paste", "drop", "print", "menu");
      assertThat(report.toString()).doesNotContain(WORDS);
      browser.picture("exam-copy-paste");

      // On the next page of the exam, and in its editor.
      browser.driver().navigate().refresh();
      browser.run(EDITOR);
      browser.await("the editor", () -> browser.driver().switchTo().frame(frame(browser)));
      WebElement text = browser.see("textarea");
      text.sendKeys(WORDS);
      browser.await(
          "the editor keeps the rules, too",
          () -> {
            text.sendKeys(Keys.chord(Keys.CONTROL, "a"), Keys.chord(Keys.CONTROL, "x"));
            return WORDS.equals(text.getDomProperty("value")) ? true : null;
          });
      browser.driver().switchTo().defaultContent();
      room.awaitReport("that counts as well", now -> now.events(KIND).size() == 7);
      assertThat(room.finish().flagged()).hasSize(7).allMatch(event -> event.kind().equals(KIND));
    }
  }

  @Test
  void isLeftAloneWhereTheExamDoesNotAskForIt() throws Exception {
    try (Classroom room = new Classroom(folder)) {
      room.begin();
      assertThat(everything(room.student().browser())).isEqualTo(WORDS + WORDS);
      assertThat(room.finish().events(KIND)).isEmpty();
    }
  }

  private static WebElement frame(Chromium browser) {
    return browser.driver().findElement(By.cssSelector("iframe[title=Editor]"));
  }

  private static List<String> tries(Report report) {
    return report.events(KIND).stream()
        .map(event -> Objects.requireNonNull(event.detail()).path("what").asText())
        .toList();
  }

  /** Writes, and tries one after the other; answers what stands there then. */
  private static String everything(Chromium browser) {
    WebElement text = browser.see("textarea");
    text.sendKeys(WORDS);
    text.sendKeys(Keys.chord(Keys.CONTROL, "a"));
    text.sendKeys(Keys.chord(Keys.CONTROL, "c"));
    text.sendKeys(Keys.chord(Keys.CONTROL, "x"));
    text.sendKeys(Keys.END);
    text.sendKeys(Keys.chord(Keys.CONTROL, "v"));
    text.sendKeys(Keys.chord(Keys.CONTROL, "v"));
    text.sendKeys(Keys.chord(Keys.CONTROL, "p"));
    browser.run(DROP, text);
    new Actions(browser.driver()).contextClick(browser.see("h1")).perform();
    return String.valueOf(text.getDomProperty("value"));
  }
}
