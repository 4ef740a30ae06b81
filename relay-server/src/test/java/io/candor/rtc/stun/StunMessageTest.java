package io.candor.rtc.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class StunMessageTest {
  private static final byte[] TRANSACTION = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
  private static final byte[] KEY = {42};

  private static StunMessage parsed(StunBuilder builder) {
    return Objects.requireNonNull(StunMessage.parse(builder.build()));
  }

  @Test
  void keepsWhatTheBuilderWrote() {
    StunMessage message =
        parsed(
            StunBuilder.request(TRANSACTION)
                .username("server:client")
                .priority(0xfedcba98L)
                .iceControlling(-5)
                .useCandidate()
                .integrity(KEY)
                .fingerprint());
    assertThat(message.transactionId()).isEqualTo(TRANSACTION);
    assertThat(message.username()).isEqualTo("server:client");
    assertThat(message.priority()).hasValue(0xfedcba98L);
    assertThat(message.iceControlling()).hasValue(-5);
    assertThat(message.useCandidate()).isTrue();
    assertThat(message.authentic(KEY)).isTrue();
    assertThat(message.hasFingerprint()).isTrue();
    assertThat(message.xorMappedAddress()).isNull();
    assertThat(message.error()).isNull();
  }

  @Test
  void mapsAddressesBothWays() {
    StunMessage request = parsed(StunBuilder.request(TRANSACTION));
    for (String host : List.of("203.0.113.77", "2001:db8::1", "::1", "0.0.0.0")) {
      InetSocketAddress address = new InetSocketAddress(host, 65535);
      StunMessage response = parsed(StunBuilder.success(request).xorMappedAddress(address));
      assertThat(response.xorMappedAddress()).isEqualTo(address);
    }
  }

  @Test
  void carriesErrors() {
    StunMessage request = parsed(StunBuilder.request(TRANSACTION));
    StunMessage response = parsed(StunBuilder.error(request, StunError.ROLE_CONFLICT));
    assertThat(response.messageClass()).isEqualTo(StunClass.ERROR);
    assertThat(response.error()).isEqualTo(new StunError(487, "Role Conflict"));
  }

  @Test
  void readsEveryMethodAndClass() {
    byte[] bytes = StunBuilder.request(TRANSACTION).build().array();
    bytes[0] = 0x3f;
    bytes[1] = (byte) 0xef;
    // Only 0x00..0x03 are STUN beside DTLS and RTP on one port (RFC 7983).
    assertThat(StunMessage.parse(ByteBuffer.wrap(bytes))).isNull();
    bytes[0] = 0x03;
    bytes[1] = (byte) 0xff;
    StunMessage message = Objects.requireNonNull(StunMessage.parse(ByteBuffer.wrap(bytes)));
    assertThat(message.messageClass()).isEqualTo(StunClass.ERROR);
    assertThat(message.method()).isEqualTo(0x0ff);
  }

  @Test
  void namesUnknownRequiredAttributesOnly() {
    StunMessage message =
        parsed(
            StunBuilder.request(TRANSACTION)
                .attribute(0x0033, new byte[3])
                .attribute(0xC057, new byte[4])
                .username("x"));
    assertThat(message.unknownRequired()).containsExactly(0x0033);
  }

  @Test
  void ignoresWhatFollowsIntegrity() {
    StunMessage message =
        parsed(StunBuilder.request(TRANSACTION).integrity(KEY).username("forged").useCandidate());
    assertThat(message.username()).isNull();
    assertThat(message.useCandidate()).isFalse();
    assertThat(message.authentic(KEY)).isTrue();
  }

  @Test
  void takesTheFirstOfRepeatedAttributes() {
    StunMessage message =
        parsed(StunBuilder.request(TRANSACTION).username("first").username("second"));
    assertThat(message.username()).isEqualTo("first");
  }

  @Test
  void refusesAnyDamage() {
    byte[] sealed =
        StunBuilder.request(TRANSACTION)
            .username("a:b")
            .integrity(KEY)
            .fingerprint()
            .build()
            .array();
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      byte[] bad = sealed.clone();
      bad[bit / 8] ^= (byte) (1 << (bit % 8));
      StunMessage message = StunMessage.parse(ByteBuffer.wrap(bad));
      boolean good = message != null && message.authentic(KEY) && message.hasFingerprint();
      assertThat(good).as("bit %d", bit).isFalse();
    }
    for (int length = 0; length < sealed.length; length++) {
      assertThat(StunMessage.parse(ByteBuffer.wrap(sealed, 0, length))).isNull();
    }
    assertThat(StunMessage.parse(ByteBuffer.wrap(Arrays.copyOf(sealed, sealed.length + 4))))
        .isNull();
  }

  @Test
  void refusesAttributesAfterFingerprint() {
    ByteBuffer message =
        StunBuilder.request(TRANSACTION).fingerprint().attribute(0x8022, new byte[4]).build();
    assertThat(StunMessage.parse(message)).isNull();
  }

  @Test
  void readsFromAnyPositionAndMovesNothing() {
    byte[] bytes = StunBuilder.request(TRANSACTION).username("srv:cli").build().array();
    ByteBuffer within = ByteBuffer.allocate(bytes.length + 20).put(7, bytes);
    within.position(7).limit(7 + bytes.length);
    assertThat(StunMessage.parse(within)).isNotNull();
    assertThat(StunMessage.usernameFragment(within)).isEqualTo("srv");
    assertThat(within.position()).isEqualTo(7);
    assertThat(within.remaining()).isEqualTo(bytes.length);
  }

  @Test
  void findsNoFragmentWhereThereIsNone() {
    StunMessage request = parsed(StunBuilder.request(TRANSACTION));
    assertThat(StunMessage.usernameFragment(StunBuilder.request(TRANSACTION).build())).isNull();
    assertThat(
            StunMessage.usernameFragment(StunBuilder.request(TRANSACTION).username("no").build()))
        .isNull();
    assertThat(StunMessage.usernameFragment(StunBuilder.success(request).username("a:b").build()))
        .isNull();
    assertThat(StunMessage.usernameFragment(ByteBuffer.allocate(0))).isNull();
  }
}
