package io.candor.e2e.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What axe-core finds against WCAG 2.2 A and AA in the page that is shown. */
final class Axe {
  private static final Path PROGRAM =
      Chromium.folder("relay-server/console/node_modules/axe-core").resolve("axe.min.js");
  private static final String VIOLATIONS =
      """
      const done = arguments[0];
      axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        resultTypes: ['violations'],
      }).then(
        ({ passes, violations }) => done([
          ...(passes.length > 0 ? [] : ['axe looked at nothing']),
          ...violations.flatMap(({ id, nodes }) => nodes.map(
            ({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}: ${failureSummary}`))]),
        (failed) => done([`axe failed: ${failed}`]));
      """;

  private Axe() {}

  /** One line for each element and rule; a page's policy does not keep a driver's script out. */
  static List<?> violations(Chromium browser) {
    if (!Boolean.TRUE.equals(browser.run("return 'axe' in window"))) {
      browser.run(program());
    }
    return (List<?>) browser.runAsync(VIOLATIONS);
  }

  private static String program() {
    try {
      return Files.readString(PROGRAM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
