package io.candor.e2e.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What axe-core finds against WCAG 2.2 A and AA in the page that is shown. */
final class Axe {
  private static final Path PROGRAM =
      Chromium.folder("relay-server/console/node_modules/axe-core").resolve("axe.min.js");
  private static final String FINDINGS =
      """
      axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
        resultTypes: ['violations'],
      }).then(
        ({ passes, violations }) => [
          ...(passes.length > 0 ? [] : ['axe looked at nothing']),
          ...violations.flatMap(({ id, nodes }) => nodes.map(
            ({ html, failureSummary }) => `${id}: ${html.slice(0, 200)}: ${failureSummary}`))],
        (failed) => [`axe failed: ${failed}`])
      """;

  private Axe() {}

  /** One line for each element and rule; a page's policy does not keep a driver's script out. */
  static List<?> violations(Chromium browser) {
    if (!Boolean.TRUE.equals(browser.run("return 'axe' in window"))) {
      browser.run(program());
    }
    return (List<?>) browser.runAsync(FINDINGS + ".then(arguments[0])");
  }

  /** What it finds in a frame that the page cannot see into, in light and in dark. */
  static List<String> violationsIn(DevTools devTools, String frame) {
    return Stream.of("light", "dark")
        .flatMap(
            scheme ->
                StreamSupport.stream(
                    devTools
                        .runIn(scheme, frame, List.of(program() + "; true", FINDINGS))
                        .spliterator(),
                    false))
        .map(JsonNode::asText)
        .toList();
  }

  private static String program() {
    try {
      return Files.readString(PROGRAM);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
