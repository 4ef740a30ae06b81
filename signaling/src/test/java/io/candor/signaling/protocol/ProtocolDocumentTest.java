package io.candor.signaling.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.candor.signaling.wire.WireMapper;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/protocol.md names every message, field and enum value, and shows golden messages only. */
class ProtocolDocumentTest {
  private static final Pattern EXAMPLE =
      Pattern.compile("<!-- golden: (\\S+) -->\n```json\n(.*?)```", Pattern.DOTALL);
  private final String document = read();

  static List<Class<?>> directions() {
    return TypeScriptWriter.DIRECTIONS;
  }

  @ParameterizedTest
  @MethodSource("directions")
  void everyMessageAndFieldHasItsWords(Class<?> direction) {
    String chapter = section("## " + direction.getSimpleName(), "\n## ");
    TypeScriptWriter.types(direction)
        .forEach(
            (wire, type) -> {
              assertThat(chapter).contains("\n### " + wire + "\n");
              String section = section(chapter, "### " + wire + "\n", "\n### ");
              for (RecordComponent component : type.getRecordComponents()) {
                assertThat(section)
                    .as("%s.%s", direction.getSimpleName(), wire)
                    .contains("`" + component.getName() + "`");
              }
            });
  }

  @Test
  void everyNameOfAnEnumIsThere() {
    for (EventKind kind : EventKind.values()) {
      assertThat(document).contains("| `" + kind.wire() + "` |");
    }
    for (TrackingOption option : TrackingOption.values()) {
      assertThat(document).contains("| `" + option.wire() + "` |");
    }
  }

  @Test
  void theExamplesAreTheGoldenMessages() throws IOException {
    ObjectMapper mapper = WireMapper.create();
    List<MatchResult> examples = EXAMPLE.matcher(document).results().toList();
    assertThat(examples).hasSizeGreaterThanOrEqualTo(8);
    assertThat(document.split("```json", -1).length - 1).isEqualTo(examples.size());
    for (MatchResult example : examples) {
      String golden =
          Files.readString(Path.of("src/test/resources/golden").resolve(example.group(1)));
      assertThat(mapper.readTree(example.group(2)))
          .as(example.group(1))
          .isEqualTo(mapper.readTree(golden));
    }
  }

  private String section(String heading, String end) {
    return section(document, heading, end);
  }

  private static String section(String text, String heading, String end) {
    int from = text.indexOf(heading);
    assertThat(from).as(heading).isNotNegative();
    int to = text.indexOf(end, from + heading.length());
    return text.substring(from, to < 0 ? text.length() : to);
  }

  private static String read() {
    try {
      return Files.readString(Path.of("../docs/protocol.md"));
    } catch (IOException e) {
      throw new AssertionError("docs/protocol.md cannot be read", e);
    }
  }
}
