package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks at a page in a wide, a narrow and a huge window, light and dark, and goes through it by the
 * Tab key.
 */
final class Appearance {
  private static final List<Integer> WIDTHS = List.of(1280, 320);
  private static final List<String> SCHEMES = List.of("light", "dark");
  private static final int HUGE = 3840;
  private static final int HEIGHT = 1400;
  private static final Set<String> OPERABLE =
      Set.of("button", "link", "textbox", "checkbox", "slider", "radio", "combobox");
  private static final String TOO_WIDE =
      """
      const { scrollWidth, clientWidth } = document.documentElement; // without the scroll bar
      return scrollWidth <= clientWidth ? [] : [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > clientWidth)
        .map((one) => one.outerHTML.slice(0, 100));
      """;

  private final Chromium browser;

  Appearance(Chromium browser) {
    this.browser = browser;
  }

  /**
   * Nothing of the page is beyond the window's edge, whatever one can operate has a name and is
   * reached by the Tab key, and axe finds nothing.
   */
  void check(String name) {
    for (int width : WIDTHS) {
      for (String scheme : SCHEMES) {
        fits(name, width, scheme);
        assertThat(Axe.violations(browser))
            .as("%s, %d wide, %s: what axe finds", name, width, scheme)
            .isEmpty();
      }
    }
    fits(name, HUGE, "light");
    assertThat(nameless()).as(name + ", without a name").isEmpty();
    browser.cdp("Emulation.clearDeviceMetricsOverride", Map.of());
    new Keyboard(browser).reachesAll(name);
  }

  private void fits(String name, int width, String scheme) {
    show(width, scheme);
    browser.picture(name + "-" + width + "-" + scheme);
    assertThat((List<?>) browser.run(TOO_WIDE)).as(name + ", too wide for " + width).isEmpty();
  }

  private void show(int width, String scheme) {
    browser.cdp(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
    browser.cdp("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
    browser.runAsync("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
  }

  private List<String> nameless() {
    Object nodes = browser.cdp("Accessibility.getFullAXTree", Map.of()).get("nodes");
    return ((List<?>) nodes)
        .stream()
            .map(node -> (Map<?, ?>) node)
            .filter(node -> OPERABLE.contains(value(node, "role")))
            .filter(node -> value(node, "name").isBlank())
            .map(node -> value(node, "role") + " " + node.get("backendDOMNodeId"))
            .toList();
  }

  private static String value(Map<?, ?> node, String property) {
    return node.get(property) instanceof Map<?, ?> found ? String.valueOf(found.get("value")) : "";
  }
}
