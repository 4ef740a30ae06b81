package io.candor.signaling;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids hold 128 bits, tokens 256, both in the shape the protocol says. */
class IdsAndTokensTest {

  @Test
  void anIdIsItsBitsInCrockfordsBase32() {
    Iterator<Long> bits = List.of(0x0123456789abcdefL, 0xfedcba9876543210L).iterator();
    RandomGenerator random = bits::next;
    String expected = new BigInteger("0123456789abcdeffedcba9876543210", 16).toString(32);
    String digits = "0123456789abcdefghijklmnopqrstuv";
    String crockford = "0123456789abcdefghjkmnpqrstvwxyz";
    String translated =
        expected
            .chars()
            .mapToObj(c -> String.valueOf(crockford.charAt(digits.indexOf(c))))
            .collect(Collectors.joining());

    assertThat(new Ids(random).next()).isEqualTo("0".repeat(26 - expected.length()) + translated);
  }

  @Test
  void idsAreWellFormedAndDiffer() {
    Ids ids = new Ids(new SecureRandom());
    Set<String> many = Stream.generate(ids::next).limit(1000).collect(Collectors.toSet());
    assertThat(many).hasSize(1000).allMatch(Ids::wellFormed).allMatch(id -> id.length() == 26);
    assertThat(Ids.wellFormed("8" + "0".repeat(25))).isFalse();
    assertThat(Ids.wellFormed("0".repeat(25) + "u")).isFalse();
    assertThat(Ids.wellFormed("0".repeat(27))).isFalse();
  }

  @Test
  void tokensAreWellFormedAndOnlyTheirHashIsKnown() {
    String token = new Tokens(new SecureRandom()).next();
    assertThat(Tokens.wellFormed(token)).isTrue();
    assertThat(Tokens.hash("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(Tokens.wellFormed(token + "A")).isFalse();
  }
}
