package io.candor.signaling.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/tracking-options.md has every option as it is; -Dcandor.update=true writes its table. */
class TrackingOptionsDocumentTest {
  private static final Path PAGE = Path.of("../docs/tracking-options.md");
  private static final String BEGIN = "<!-- table -->\n";
  private static final String END = "<!-- /table -->";

  @Test
  void theTableIsTheDefinition() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf(BEGIN) + BEGIN.length();
    int to = page.indexOf(END);
    CommittedFile.check(PAGE, page.substring(0, from) + table() + page.substring(to));
  }

  @Test
  void theWeightsOfTheScoresPageAreTheirs() throws IOException {
    String page = Files.readString(Path.of("../docs/trust-score.md"));
    for (TrackingOption option : TrackingOption.values()) {
      if (option.weight() > 0) {
        assertThat(page)
            .containsPattern(
                "\\| `%s` \\| [^|]+ \\| %d \\|".formatted(option.wire(), option.weight()));
      }
    }
  }

  private static String table() {
    return "| option | AutoProctor's name | default | asks for | weight | what it collects |\n"
        + "|---|---|---|---|---|---|\n"
        + Arrays.stream(TrackingOption.values())
            .map(TrackingOptionsDocumentTest::row)
            .collect(Collectors.joining());
  }

  private static String row(TrackingOption option) {
    String asked =
        option.permissions().stream()
            .map(TrackingOption.Permission::wire)
            .collect(Collectors.joining(", "));
    return "| `%s` %s | %s | %s | %s | %d | %s |\n"
        .formatted(
            option.wire(),
            option.title(),
            option.alias().map(name -> "`" + name + "`").orElse("–"),
            option.onByDefault() ? "on" : "off",
            asked.isEmpty() ? "–" : asked,
            option.weight(),
            option.collects());
  }
}
