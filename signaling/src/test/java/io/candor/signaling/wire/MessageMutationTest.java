package io.candor.signaling.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.candor.signaling.protocol.Golden;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Golden messages, broken at random, are read or refused; nothing is thrown. */
class MessageMutationTest {
  private static final String[] SPLINTERS = {
    "{",
    "}",
    "[",
    "]",
    "\"",
    ":",
    ",",
    "null",
    "-1",
    "1e999",
    "\\u0000",
    "\\",
    "true",
    "\"type\":",
    "9999999999999999999999",
    "[[[[[[[[[[",
    "{\"a\":",
    "\ud800",
    "\u0000",
    "é",
    "0.1",
    "\"\"",
    "NaN"
  };

  @Test
  void tenThousandAreReadOrRefused() {
    assertThat(refused(10_000, 1)).isBetween(1_000, 10_000);
  }

  @Test
  @Tag("long")
  void aMillionAreReadOrRefused() {
    assertThat(refused(1_000_000, 2)).isBetween(100_000, 1_000_000);
  }

  private static int refused(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    ObjectMapper mapper = WireMapper.create();
    List<Golden> golden = Golden.all();
    int refused = 0;
    for (int i = 0; i < count; i++) {
      Golden original = golden.get(random.nextInt(golden.size()));
      String text = original.json();
      for (int n = random.nextInt(1, 4); n > 0; n--) {
        text = mutate(text, random);
      }
      refused += refused(original.direction(), mapper, text) ? 1 : 0;
    }
    return refused;
  }

  private static <M> boolean refused(Class<M> direction, ObjectMapper mapper, String text) {
    return switch (new MessageReader<>(direction, mapper).read(text)) {
      case Reading.Message<M> message -> {
        assertThat(new MessageWriter<>(direction, mapper).write(message.message())).isNotEmpty();
        yield false;
      }
      case Reading.Unreadable<M> unreadable -> {
        assertThat(unreadable.reason())
            .isNotEmpty()
            .hasSizeLessThan(300)
            .doesNotContain("io.candor");
        yield true;
      }
    };
  }

  private static String mutate(String text, SplittableRandom random) {
    int at = random.nextInt(text.length() + 1);
    int to = Math.min(text.length(), at + random.nextInt(12));
    String splinter = SPLINTERS[random.nextInt(SPLINTERS.length)];
    return switch (random.nextInt(5)) {
      case 0 -> text.substring(0, at) + splinter + text.substring(at);
      case 1 -> text.substring(0, at) + text.substring(to);
      case 2 -> text.substring(0, at) + splinter + text.substring(to);
      case 3 -> text.substring(0, to) + text.substring(at);
      default -> text.substring(0, at) + (char) random.nextInt(0x10000) + text.substring(to);
    };
  }
}
