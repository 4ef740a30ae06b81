package io.candor.signaling.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The troubleshooting page of Moodle's plugin has each message that says what is wrong, word for
 * word, and no other.
 */
class MoodleMessagesTest {
  private static final Path WORDS = Path.of("../extension/moodle/lang/en/quizaccess_candor.php");
  private static final Path PAGE = Path.of("../docs/moodle-troubleshooting.md");

  /** The keys of what somebody may read and want to know more about. */
  private static final Pattern MESSAGE =
      Pattern.compile(
          "^\\$string\\['((?:error|check|launch|report|unset)_\\w+|refused|withheld"
              + "|setting_relayurl_wrong|test_clock)'] = '(.*)';$",
          Pattern.MULTILINE);

  private static final Pattern HEADING = Pattern.compile("^### `(.*)`$", Pattern.MULTILINE);

  @Test
  void thePageHasEachMessageAndNoOther() throws IOException {
    TreeSet<String> messages = new TreeSet<>();
    Matcher found = MESSAGE.matcher(Files.readString(WORDS));
    while (found.find()) {
      messages.add(found.group(2).replace("\\'", "'"));
    }
    TreeSet<String> headings = new TreeSet<>();
    Matcher heading = HEADING.matcher(Files.readString(PAGE));
    while (heading.find()) {
      headings.add(heading.group(1));
    }
    assertThat(messages).hasSizeGreaterThan(30);
    assertThat(headings).isEqualTo(messages);
  }
}
