package io.candor.rtc.stun;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The test vectors of RFC 5769. */
class Rfc5769Test {
  static final String REQUEST =
      """
      000100582112a442b7e7a701bc34d686fa87dfae
      802200105354554e207465737420636c69656e74
      002400046e0001ff 80290008932ff9b151263b36
      000600096576746a3a68367659202020
      000800149aeaa70cbfd8cb56781ef2b5b2d3f249c1b571a2
      80280004e57a3bcf
      """;
  static final String IPV4_RESPONSE =
      """
      0101003c2112a442b7e7a701bc34d686fa87dfae
      8022000b7465737420766563746f7220 002000080001a147e112a643
      000800142b91f599fd9e90c38c7489f92af9ba53f06be7d7
      80280004c07d4c96
      """;
  static final String IPV6_RESPONSE =
      """
      010100482112a442b7e7a701bc34d686fa87dfae
      8022000b7465737420766563746f7220
      002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9
      00080014a382954e4be67bf11784c97c8292c275bfe3ed41
      80280004c8fb0b4c
      """;
  static final String LONG_TERM_REQUEST =
      """
      000100602112a44278ad3433c6ad72c029da412e
      00060012e3839ee38388e383aae38383e382afe382b90000
      0015001c662f2f3439396b3935346436
      4f4c33346f4c394653547679363473410014000b6578616d706c652e6f726700
      00080014f67024656dd64a3e02b8e0712e85c9a28ca89666
      """;
  private static final byte[] KEY = "VOkJxbRl1RmTxUk/WvJxBt".getBytes(StandardCharsets.US_ASCII);

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
  }

  private static StunMessage read(String hex) {
    return Objects.requireNonNull(StunMessage.parse(ByteBuffer.wrap(bytes(hex))));
  }

  @Test
  void readsTheSampleRequest() {
    StunMessage request = read(REQUEST);
    assertThat(request.messageClass()).isEqualTo(StunClass.REQUEST);
    assertThat(request.method()).isEqualTo(StunMessage.BINDING);
    assertThat(request.software()).isEqualTo("STUN test client");
    assertThat(request.username()).isEqualTo("evtj:h6vY");
    assertThat(request.priority()).hasValue(0x6e0001ffL);
    assertThat(request.iceControlled()).hasValue(0x932ff9b151263b36L);
    assertThat(request.iceControlling()).isEmpty();
    assertThat(request.hasFingerprint()).isTrue();
    assertThat(request.authentic(KEY)).isTrue();
    assertThat(request.authentic("other".getBytes(StandardCharsets.US_ASCII))).isFalse();
    assertThat(request.unknownRequired()).isEmpty();
    assertThat(StunMessage.usernameFragment(ByteBuffer.wrap(bytes(REQUEST)))).isEqualTo("evtj");
  }

  @Test
  void readsTheResponses() {
    StunMessage v4 = read(IPV4_RESPONSE);
    assertThat(v4.messageClass()).isEqualTo(StunClass.SUCCESS);
    assertThat(v4.xorMappedAddress()).isEqualTo(new InetSocketAddress("192.0.2.1", 32853));
    assertThat(v4.authentic(KEY)).isTrue();
    StunMessage v6 = read(IPV6_RESPONSE);
    assertThat(v6.xorMappedAddress())
        .isEqualTo(new InetSocketAddress("2001:db8:1234:5678:11:2233:4455:6677", 32853));
    assertThat(v6.authentic(KEY)).isTrue();
  }

  @Test
  void readsTheLongTermRequest() throws Exception {
    StunMessage request = read(LONG_TERM_REQUEST);
    String key = "\u30de\u30c8\u30ea\u30c3\u30af\u30b9:example.org:TheMatrIX";
    byte[] md5 = MessageDigest.getInstance("MD5").digest(key.getBytes(StandardCharsets.UTF_8));
    assertThat(request.authentic(md5)).isTrue();
    assertThat(request.hasFingerprint()).isFalse();
    assertThat(request.unknownRequired()).isEmpty();
  }

  @Test
  void writesTheIpv4Response() {
    byte[] actual =
        StunBuilder.success(read(REQUEST))
            .software("test vector")
            .xorMappedAddress(new InetSocketAddress("192.0.2.1", 32853))
            .integrity(KEY)
            .fingerprint()
            .build()
            .array();
    // The RFC pads with spaces and so has another HMAC; all that does not depend on it is equal.
    byte[] expected = bytes(IPV4_RESPONSE);
    expected[35] = 0;
    assertThat(HexFormat.of().formatHex(actual, 0, 52))
        .isEqualTo(HexFormat.of().formatHex(expected, 0, 52));
    assertThat(Objects.requireNonNull(StunMessage.parse(ByteBuffer.wrap(actual))).authentic(KEY))
        .isTrue();
  }
}
