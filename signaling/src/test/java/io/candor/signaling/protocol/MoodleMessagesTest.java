package io.candor.signaling.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * docs/moodle-troubleshooting.md has each message by which the Moodle plugin tells of trouble, and
 * no other.
 */
class MoodleMessagesTest {
  private static final Path WORDS = Path.of("../extension/moodle/lang/en/quizaccess_candor.php");
  private static final Path PAGE = Path.of("../docs/moodle-troubleshooting.md");

  private static final Pattern STRING =
      Pattern.compile("^\\$string\\['([^']+)'\\] = '((?:[^'\\\\]|\\\\.)*)';$", Pattern.MULTILINE);

  private static final Pattern TROUBLE =
      Pattern.compile(
          "(error|check|launch|report|unset)_.*|refused|withheld|setting_relayurl_wrong|test_clock");

  private static final Pattern ENTRY = Pattern.compile("^### `(.*)`$", Pattern.MULTILINE);

  @Test
  void thePageHasEachMessageWordForWordAndNoOther() throws IOException {
    List<String> said =
        STRING
            .matcher(Files.readString(WORDS))
            .results()
            .filter(found -> TROUBLE.matcher(found.group(1)).matches())
            .map(found -> found.group(2).replace("\\'", "'").replace("\\\\", "\\"))
            .toList();
    assertThat(said).hasSizeGreaterThan(30);
    List<String> explained =
        ENTRY.matcher(Files.readString(PAGE)).results().map(found -> found.group(1)).toList();
    assertThat(explained).containsExactlyInAnyOrderElementsOf(said);
  }

  /** A heading with nothing beneath it explains nothing. */
  @Test
  void eachMessageIsExplained() throws IOException {
    String page = Files.readString(PAGE);
    ENTRY
        .matcher(page)
        .results()
        .forEach(
            entry ->
                assertThat(page.substring(entry.end()).strip())
                    .as(entry.group(1))
                    .doesNotStartWith("#"));
  }
}
