package io.candor.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final Passwords passwords = new Passwords(new SecureRandom());

  @Test
  void onlyThePasswordItselfMatches() {
    String stored = passwords.hash("correct horse battery");
    assertThat(stored).startsWith("argon2id$19456$2$1$").doesNotContain("horse");
    assertThat(passwords.matches("correct horse battery", stored)).isTrue();
    assertThat(passwords.matches("correct horse batterz", stored)).isFalse();
    assertThat(passwords.matches("", stored)).isFalse();
    assertThat(passwords.hash("correct horse battery")).isNotEqualTo(stored);
  }

  @Test
  void nobodyHasNoPassword() {
    assertThat(passwords.matches("", null)).isFalse();
    assertThat(passwords.matches("correct horse battery", null)).isFalse();
  }

  @Test
  void twoWaysToTypeALetterAreOne() {
    assertThat(passwords.matches("gru\u0308n und blau", passwords.hash("gr\u00fcn und blau")))
        .isTrue();
  }
}
