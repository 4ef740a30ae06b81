package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** A page used without a mouse. */
final class Keyboard {
  /** Far more stops than any page has; whoever has not arrived by then is caught in a trap. */
  private static final int MOST_STOPS = 400;

  /**
   * Notes what one can operate here and now; of a group of radio buttons the Tab key stops once.
   */
  private static final String NOTE =
      """
      const modal = document.querySelector('dialog:modal');
      const stop = (group) =>
        document.querySelector(`${group}:checked`) ?? document.querySelector(group);
      const usable = (one) => one.tabIndex >= 0 && !one.disabled && !one.closest('[inert]')
        && one.checkVisibility({ visibilityProperty: true, opacityProperty: true })
        && (!modal || modal.contains(one))
        && (one.type !== 'radio' || one === stop(`input[type=radio][name="${one.name}"]`));
      window.candorUnreached = new Set([...document.querySelectorAll(
        'a[href], button, input, select, textarea, summary, [tabindex]')].filter(usable));
      document.activeElement?.blur();
      return [...window.candorUnreached].map((one) => one.outerHTML.slice(0, 120));
      """;

  /** Takes the focused element off; answers it if its focus cannot be seen. */
  private static final String REACHED =
      """
      const one = document.activeElement;
      const was = window.candorUnreached.delete(one);
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      const seen = one === document.body || !was || boxShadow !== 'none'
        || outlineStyle === 'auto' || (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2);
      return [window.candorUnreached.size, seen ? '' : one.outerHTML.slice(0, 120)];
      """;

  private static final String LEFT =
      "return [...window.candorUnreached].map((one) => one.outerHTML.slice(0, 120))";

  private final Chromium browser;

  Keyboard(Chromium browser) {
    this.browser = browser;
  }

  /** Whatever one can operate is reached by the Tab key, and one sees where one is. */
  void reachesAll(String page) {
    List<?> all = (List<?>) browser.run(NOTE);
    long left = all.size();
    for (int stop = 0; left > 0 && stop < MOST_STOPS; stop++) {
      press(Keys.TAB);
      List<?> now = (List<?>) browser.run(REACHED);
      left = (long) now.get(0);
      assertThat((String) now.get(1)).as(page + ": focus that cannot be seen").isEmpty();
    }
    assertThat((List<?>) browser.run(LEFT)).as(page + ": not reached by the Tab key").isEmpty();
  }

  /** Goes to what the selector names, by the Tab key. */
  Keyboard to(String css) {
    browser.see(css);
    for (int stop = 0; stop < MOST_STOPS; stop++) {
      if (at(css)) {
        return this;
      }
      press(Keys.TAB);
    }
    throw new AssertionError("the Tab key never comes to " + css);
  }

  private boolean at(String css) {
    return Boolean.TRUE.equals(
        browser.run("return document.activeElement?.matches(arguments[0]) ?? false", css));
  }

  void press(CharSequence keys) {
    new Actions(browser.driver()).sendKeys(keys).perform();
  }
}
