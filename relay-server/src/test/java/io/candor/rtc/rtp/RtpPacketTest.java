package io.candor.rtc.rtp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class RtpPacketTest {
  private static RtpPacket parse(String hex) {
    byte[] bytes = HexFormat.of().parseHex("ffff" + hex + "ff");
    return requireNonNull(RtpPacket.parse(bytes, 2, bytes.length - 3));
  }

  private static boolean valid(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    return RtpPacket.parse(bytes, 0, bytes.length) != null;
  }

  @Test
  void fixedHeader() {
    RtpPacket packet = parse("80e0fffefffffff0deadbeef0102");
    assertThat(packet.marker()).isTrue();
    assertThat(packet.payloadType()).isEqualTo(96);
    assertThat(packet.sequenceNumber()).isEqualTo(0xFFFE);
    assertThat(packet.timestamp()).isEqualTo(0xFFFFFFF0L);
    assertThat(packet.ssrc()).isEqualTo(0xDEADBEEFL);
    assertThat(packet.payloadOffset()).isEqualTo(14);
    assertThat(packet.payloadLength()).isEqualTo(2);
    assertThat(packet.extension(1)).isEqualTo(-1);
  }

  @Test
  void sourcesPaddingAndOneByteExtensions() {
    // One CSRC; ids 1 (1 byte), padding, 4 (2 bytes), then 15, which ends the reading.
    RtpPacket packet =
        parse(
            "b160000100000002"
                + "0000000300000004"
                + "bede0002"
                + "10550041abcdf000"
                + "aabb000003");
    assertThat(packet.payloadLength()).isEqualTo(2);
    assertThat(packet.extensionLength(1)).isEqualTo(1);
    assertThat(packet.buffer()[packet.extension(1)]).isEqualTo((byte) 0x55);
    assertThat(packet.extension16(4)).isEqualTo(0xABCD);
    assertThat(packet.extension16(1)).isEqualTo(-1);
    assertThat(packet.extension(15)).isEqualTo(-1);
    RtpPacket copy = packet.copy();
    assertThat(copy.extension16(4)).isEqualTo(0xABCD);
    assertThat(copy.payloadLength()).isEqualTo(2);
    assertThat(copy.buffer()).hasSize(packet.length());
  }

  @Test
  void twoByteExtensions() {
    RtpPacket packet = parse("90600001000000020000000310000002" + "1000140212340000");
    assertThat(packet.extensionLength(16)).isZero();
    assertThat(packet.extension16(20)).isEqualTo(0x1234);
    assertThat(packet.extension(3)).isEqualTo(-1);
  }

  @Test
  void headersAreRewrittenInPlace() {
    RtpPacket packet = parse("80e0fffefffffff0deadbeef0102");
    packet.ssrc(0x01020304L);
    packet.sequenceNumber(0x1_0007);
    packet.timestamp(-1);
    packet.payloadType(111);
    packet.marker(false);
    assertThat(HexFormat.of().formatHex(packet.buffer(), 2, 16))
        .isEqualTo("806f0007ffffffff010203040102");
  }

  @Test
  void whatIsNoRtpIsRefused() {
    assertThat(valid("80e0fffefffffff0deadbe")).isFalse();
    assertThat(valid("40e0fffefffffff0deadbeef")).isFalse();
    assertThat(valid("81e0fffefffffff0deadbeef")).isFalse();
    assertThat(valid("90e0fffefffffff0deadbeefbede0001")).isFalse();
    assertThat(valid("a0e0fffefffffff0deadbeef0000")).isFalse();
    assertThat(valid("a0e0fffefffffff0deadbeef0003")).isFalse();
    assertThat(valid("a0e0fffefffffff0deadbeef0002")).isTrue();
  }

  @Test
  void countersAreExtendedToTheNearest() {
    Unwrapper sequence = Unwrapper.sequence();
    assertThat(sequence.unwrap(65_535)).isEqualTo(65_535);
    assertThat(sequence.unwrap(0)).isEqualTo(65_536);
    assertThat(sequence.unwrap(65_534)).isEqualTo(65_534);
    assertThat(sequence.unwrap(2)).isEqualTo(65_538);
    assertThat(sequence.unwrap(2 + 0x8000)).isEqualTo(65_538 + 0x8000);
    Unwrapper timestamp = Unwrapper.timestamp();
    assertThat(timestamp.unwrap(5)).isEqualTo(5);
    assertThat(timestamp.unwrap(0xFFFF_FFFFL)).isEqualTo(-1);
    assertThat(timestamp.unwrap(0x7FFF_FFFFL)).isEqualTo(0x7FFF_FFFFL);
    assertThat(timestamp.unwrap(0xFFFF_FFFFL)).isEqualTo(0xFFFF_FFFFL);
    assertThat(timestamp.unwrap(0)).isEqualTo(0x1_0000_0000L);
  }

  @Test
  void roundTripTimeFromReports() {
    // The example of RFC 3550 figure 2: 10 Nov 1995 11:33:25.125, LSR 46853.125 s, DLSR 5.25 s.
    RttEstimator rtt = new RttEstimator();
    assertThat(rtt.nanos()).isEqualTo(RttEstimator.DEFAULT_NANOS);
    rtt.report(0xB710_8000L, 0xB705_2000L, 0x0005_4000L);
    assertThat(rtt.measured()).isFalse();
    rtt.report(0xB70A_8000L, 0xB705_2000L, 0x0005_4000L);
    assertThat(rtt.nanos()).isEqualTo(125_000_000L);
    rtt.report(0, 0, 0);
    rtt.sample(-5);
    assertThat(rtt.nanos()).isEqualTo(125_000_000L);
  }
}
