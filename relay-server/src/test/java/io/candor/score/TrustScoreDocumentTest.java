package io.candor.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.signaling.protocol.TrackingOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * docs/trust-score.md says what the formula says: its examples are recomputed, its numbers
 * compared.
 */
class TrustScoreDocumentTest {
  private static final Pattern EXAMPLE = Pattern.compile("```score\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LEFT =
      Pattern.compile("left (\\S+) for (\\S+)(?: takes (\\S+)| (dismissed))?");
  private static final Pattern STRETCH = Pattern.compile("\\w+ (\\S+) to (\\S+)");
  private static final TrackingOption TABS = TrackingOption.TAB_SWITCH;

  private final String document = read();

  @Test
  void theWorkedExamplesAreRight() {
    List<String> examples =
        EXAMPLE.matcher(document).results().map(found -> found.group(1)).toList();
    assertThat(examples).hasSizeGreaterThan(7);
    examples.forEach(TrustScoreDocumentTest::check);
  }

  @Test
  void itsNumbersAreTheFormulas() {
    for (TrackingOption option : TrackingOption.values()) {
      if (option.weight() > 0) {
        assertThat(document)
            .containsPattern("\\| `%s` \\|.*\\| %d \\|".formatted(option.wire(), option.weight()));
      }
    }
    assertThat(document)
        .contains("Shorter than " + Flags.SHORTEST_MS / 1_000.0 + " s")
        .contains(TrustScore.LEAST_MS / 1_000 + " seconds, a moment too")
        .contains("shorter than %d minutes".formatted(TrustScore.SHORTEST_SITTING_MS / 60_000))
        .contains("An option takes %d points at most".formatted(TrustScore.MOST / 10))
        .contains("0 to " + TrackingOption.HEAVIEST)
        .contains("less than half of it");
    assertThat(TrustScore.ENOUGH).isEqualTo(0.5);
  }

  private static void check(String example) {
    List<String> lines = example.lines().toList();
    Sat sat = sat(lines);
    Score score = TrustScore.of(sat);
    String words =
        switch (score) {
          case Score.Points points -> points(points.tenths());
          case Score.InsufficientData none -> "insufficient";
        };
    assertThat(words).as(example).isEqualTo(value(lines, "score").orElseThrow());
    value(lines, "least")
        .ifPresent(least -> assertThat(points(TrustScore.least(sat))).as(example).isEqualTo(least));
    if (score instanceof Score.Points points) {
      assertThat(points.deductions().stream().map(one -> points(one.tenths())).toList())
          .as(example)
          .isEqualTo(
              lines.stream()
                  .map(LEFT::matcher)
                  .filter(Matcher::matches)
                  .filter(left -> left.group(3) != null)
                  .map(left -> left.group(3))
                  .toList());
    }
  }

  private static Sat sat(List<String> lines) {
    Span sitting = new Span(0, ms(value(lines, "sat").orElseThrow()));
    List<Flag> flags = new ArrayList<>();
    for (String line : lines) {
      Matcher left = LEFT.matcher(line);
      if (left.matches()) {
        long from = ms(left.group(1));
        ReviewState state = left.group(4) == null ? ReviewState.OPEN : ReviewState.DISMISSED;
        flags.add(
            new Flag(flags.size() + 1, TABS, new Span(from, from + ms(left.group(2))), state));
      }
    }
    Spans browser = stretches(lines, "browser");
    return new Sat(
        sitting,
        stretches(lines, "paused"),
        Map.of(Observer.BROWSER, browser.list().isEmpty() ? Spans.of(sitting) : browser),
        Map.of(TABS, value(lines, "weight").map(Integer::valueOf).orElse(TABS.weight())),
        flags);
  }

  private static Spans stretches(List<String> lines, String what) {
    return new Spans(
        lines.stream()
            .filter(line -> line.startsWith(what + " "))
            .map(STRETCH::matcher)
            .filter(Matcher::matches)
            .map(found -> new Span(ms(found.group(1)), ms(found.group(2))))
            .toList());
  }

  private static Optional<String> value(List<String> lines, String what) {
    return lines.stream()
        .filter(line -> line.startsWith(what + " "))
        .map(line -> line.substring(what.length() + 1))
        .findFirst();
  }

  /** Minutes and seconds. */
  private static long ms(String time) {
    String[] parts = time.split(":", -1);
    return (Long.parseLong(parts[0]) * 60 + Long.parseLong(parts[1])) * 1_000;
  }

  private static String points(int tenths) {
    return tenths / 10 + "." + tenths % 10;
  }

  private static String read() {
    try {
      return Files.readString(Path.of("../docs/trust-score.md"));
    } catch (IOException e) {
      throw new AssertionError("docs/trust-score.md cannot be read", e);
    }
  }
}
