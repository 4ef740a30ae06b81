package io.candor.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcmeFailureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "192.0.2.7: Connection refused | …: Connection refused",
        "[2001:db8::7]:443 timed out | …:443 timed out",
        "2001:db8:0:0:0:0:0:7 is silent | … is silent",
        "No A record for exam.example.org | No A record for exam.example.org",
        "expected 0420a8b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7 here | expected … here",
        "at 12:30:45 on 2026-01-01 | at … on 2026-01-01",
      })
  void wordsOfOthersLoseAddressesAndTokens(String words, String quoted) {
    assertThat(AcmeFailure.quoted(words)).isEqualTo(quoted);
  }

  @Test
  void wordsOfOthersStayOnOneShortLine() {
    assertThat(AcmeFailure.quoted(" one\r\n\ttwo\u0007three ")).isEqualTo("one two three");
    assertThat(AcmeFailure.quoted("word ".repeat(1000))).hasSizeLessThan(310);
    for (String words : List.of("", ":", "::", "…", "[", "\\")) {
      assertThat(AcmeFailure.quoted(words)).hasSizeLessThan(3);
    }
  }
}
