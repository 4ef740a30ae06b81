package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That axe looks at all: a page that is wrong is found to be so. */
@Tag("browser")
class AxeTest {
  private static final String WRONG =
      "data:text/html,<!doctype html><html lang=en><title>Wrong</title>"
          + "<meta http-equiv=Content-Security-Policy content=\"script-src 'none'\">"
          + "<h1>Wrong</h1><p style=color:silver>Faint</p><img src=none.png>";

  @TempDir Path folder;

  @Test
  void findsWhatIsWrongWhateverThePagesPolicy() {
    try (Chromium browser = Chromium.teacher(folder.resolve("teacher"))) {
      browser.driver().get(WRONG);
      List<String> rules =
          Axe.violations(browser).stream().map(line -> String.valueOf(line).split(":")[0]).toList();
      assertThat(rules).containsExactlyInAnyOrder("color-contrast", "image-alt");
    }
  }
}
