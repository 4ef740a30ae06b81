package io.candor.rtc.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {
  private static final byte[] ABC = {'a', 'b', 'c'};
  private static final String SHA256 =
      "BA:78:16:BF:8F:01:CF:EA:41:41:40:DE:5D:AE:22:23:"
          + "B0:03:61:A3:96:17:7A:9C:B4:10:FF:61:F2:00:15:AD";

  @Test
  void isWrittenAsInSdp() {
    assertThat(Fingerprint.of("sha-256", ABC)).isEqualTo(new Fingerprint("sha-256", SHA256));
  }

  @Test
  void matchesInAnyCase() {
    Fingerprint parsed = Fingerprint.parse("SHA-256", SHA256.toLowerCase(Locale.ROOT));
    assertThat(parsed).isNotNull();
    assertThat(parsed).isEqualTo(Fingerprint.of("sha-256", ABC));
    assertThat(Fingerprint.of("sha-256", ABC).matches(ABC)).isTrue();
    assertThat(Fingerprint.of("sha-256", ABC).matches(new byte[3])).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "md5, 00:00:00:00:00:00:00:00:00:00:00:00:00:00:00:00",
    "sha-1, AB:CD",
    "sha-256, AB:CD",
    "sha-256, ''",
    "'', ''"
  })
  void refusesWhatIsWeakOrCut(String algorithm, String value) {
    assertThat(Fingerprint.parse(algorithm, value)).isNull();
  }

  @Test
  void refusesWhatIsNotHex() {
    assertThat(Fingerprint.parse("sha-256", SHA256.replace('B', 'G'))).isNull();
    assertThat(Fingerprint.parse("sha-256", SHA256.replace(':', '-'))).isNull();
  }
}
