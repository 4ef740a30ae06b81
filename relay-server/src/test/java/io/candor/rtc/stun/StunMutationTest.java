package io.candor.rtc.stun;

import static io.candor.rtc.stun.Rfc5769Test.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.candor.fuzz.MutationRun;
import io.candor.fuzz.Mutations;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class StunMutationTest {
  private static final byte[] KEY = {1, 2, 3};

  private static void mutate(int count, long seed) {
    List<byte[]> corpus =
        List.of(
            bytes(Rfc5769Test.REQUEST),
            bytes(Rfc5769Test.IPV4_RESPONSE),
            bytes(Rfc5769Test.IPV6_RESPONSE),
            bytes(Rfc5769Test.LONG_TERM_REQUEST),
            unsealed());
    MutationRun.ofBytes(corpus)
        .allocatingAtMost(256 << 10)
        .run(count, seed, StunMutationTest::door);
  }

  /** Without a fingerprint, so that mutants get deep into the attributes. */
  private static byte[] unsealed() {
    byte[] transaction = new byte[12];
    StunMessage request =
        Objects.requireNonNull(StunMessage.parse(StunBuilder.request(transaction).build()));
    return StunBuilder.error(request, StunError.ROLE_CONFLICT)
        .username("abcd:efgh")
        .priority(1)
        .useCandidate()
        .unknownAttributes(List.of(1, 2, 3))
        .build()
        .array();
  }

  private static void door(byte[] mutant) {
    ByteBuffer datagram = ByteBuffer.wrap(mutant);
    StunMessage.usernameFragment(datagram);
    StunMessage message = StunMessage.parse(datagram);
    assertThat(datagram.position()).isZero();
    if (message != null) {
      message.method();
      message.messageClass();
      message.username();
      message.software();
      message.priority();
      message.useCandidate();
      message.iceControlled();
      message.iceControlling();
      message.error();
      message.xorMappedAddress();
      message.unknownRequired();
      message.authentic(KEY);
    }
  }

  @Test
  void staysBehindItsDoor() {
    mutate(Mutations.usual(), 1);
  }

  @Test
  @Tag("long")
  void staysBehindItsDoorForLong() {
    mutate(Mutations.many(), 2);
  }
}
