package io.candor.signaling.protocol;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What Moodle's plugin knows of the options, defaults and words, is their definition; {@code
 * -Dcandor.update=true} writes it.
 */
class MoodleOptionsTest {
  private static final Path PLUGIN = Path.of("../extension/moodle");
  private static final Path LIST = PLUGIN.resolve("classes/local/option_list.php");
  private static final Path GERMAN = Path.of("../relay-server/console/src/texts-options-de.ts");

  /** An option's German words in the console's text file. */
  private static final Pattern WORDS =
      Pattern.compile(
          "^ {2}(\\w+): \\{\\s+title:\\s+\"((?:[^\"\\\\]|\\\\.)*)\",\\s+collects:\\s+\"((?:[^\"\\\\]|\\\\.)*)\",",
          Pattern.MULTILINE);

  private record Words(String title, String collects) {}

  @Test
  void theListIsTheDefinition() throws IOException {
    String file = Files.readString(LIST);
    String begin = "    const DEFAULTS = [\n";
    int from = file.indexOf(begin) + begin.length();
    String options =
        Arrays.stream(TrackingOption.values())
            .map(option -> "        '%s' => %b,\n".formatted(option.wire(), option.onByDefault()))
            .collect(Collectors.joining());
    CommittedFile.check(
        LIST, file.substring(0, from) + options + file.substring(file.indexOf("    ];\n", from)));
  }

  @Test
  void theEnglishWordsAreTheDefinitions() throws IOException {
    check(
        "en",
        Arrays.stream(TrackingOption.values())
            .map(option -> entry(option.wire(), new Words(option.title(), option.collects())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Test
  void theGermanWordsAreTheConsoles() throws IOException {
    Map<String, Words> german = new HashMap<>();
    Matcher found = WORDS.matcher(Files.readString(GERMAN));
    while (found.find()) {
      german.put(found.group(1), new Words(plain(found.group(2)), plain(found.group(3))));
    }
    assertThat(german.keySet())
        .containsAll(Arrays.stream(TrackingOption.values()).map(TrackingOption::wire).toList());
    check("de", german);
  }

  private static String plain(String quoted) {
    return quoted.replace("\\\"", "\"").replace("\\\\", "\\");
  }

  /** Moodle wants a language file in the order of its keys, so the options' are one block in it. */
  private static void check(String language, Map<String, Words> words) throws IOException {
    Path path = PLUGIN.resolve("lang/" + language + "/quizaccess_candor.php");
    String file = Files.readString(path);
    Map<String, String> lines = new TreeMap<>();
    for (TrackingOption option : TrackingOption.values()) {
      Words said = words.get(option.wire());
      String key = "option_" + option.wire().toLowerCase(Locale.ROOT);
      lines.put(key, line(key, said.title()));
      lines.put(key + "_help", line(key + "_help", said.collects()));
    }
    int from = file.indexOf("$string['option_");
    int to = file.indexOf('\n', file.lastIndexOf("$string['option_")) + 1;
    CommittedFile.check(
        path, file.substring(0, from) + String.join("", lines.values()) + file.substring(to));
  }

  private static String line(String key, String text) {
    return "$string['%s'] = '%s';\n".formatted(key, text.replace("\\", "\\\\").replace("'", "\\'"));
  }
}
