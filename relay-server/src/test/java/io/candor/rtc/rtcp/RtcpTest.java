package io.candor.rtc.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Golden bytes, written and read. */
class RtcpTest {
  private static final ReportBlock BLOCK =
      new ReportBlock(0x11223344L, 0x40, -2, 0x0001FFFEL, 0x99, 0xAABBCCDDL, 0x10000);
  private static final String BLOCK_HEX = "1122334440fffffe0001fffe00000099aabbccdd00010000";

  private final RtcpWriter writer = new RtcpWriter();

  @Test
  void senderReport() {
    writer.senderReport(1, 0x83AA7E80_40000000L, 0xFFFFFFF0L, 7, 4096, List.of(BLOCK));
    assertThat(written())
        .isEqualTo("81c8000c0000000183aa7e8040000000fffffff00000000700001000" + BLOCK_HEX);
    assertThat(read())
        .containsExactly(
            new RtcpPacket.SenderReport(
                1, 0x83AA7E80_40000000L, 0xFFFFFFF0L, 7, 4096, List.of(BLOCK)));
  }

  @Test
  void receiverReport() {
    writer.receiverReport(0xFFFFFFFFL, List.of(BLOCK));
    assertThat(written()).isEqualTo("81c90007ffffffff" + BLOCK_HEX);
    assertThat(read()).containsExactly(new RtcpPacket.ReceiverReport(0xFFFFFFFFL, List.of(BLOCK)));
  }

  @Test
  void compoundOfManyKinds() {
    writer.receiverReport(1, List.of());
    writer.sdes(1, "cam");
    writer.pli(1, 2);
    writer.fir(1, 2, 9);
    writer.remb(1, 1_500_000, 2);
    writer.referenceTime(1, 0x0102030405060708L);
    writer.bye(1);
    assertThat(written())
        .isEqualTo(
            "80c9000100000001"
                + "81ca000300000001010363616d000000"
                + "81ce00020000000100000002"
                + "84ce000400000001000000000000000209000000"
                + "8fce0005000000010000000052454d42010edc6c00000002"
                + "80cf0004000000010400000201020304"
                + "05060708"
                + "81cb000100000001");
    assertThat(read())
        .containsExactly(
            new RtcpPacket.ReceiverReport(1, List.of()),
            new RtcpPacket.Sdes(List.of(new RtcpPacket.Sdes.Name(1, "cam"))),
            new RtcpPacket.Pli(1, 2),
            new RtcpPacket.Fir(1, List.of(new RtcpPacket.Fir.Request(2, 9))),
            new RtcpPacket.Remb(1, 1_500_000, List.of(2L)),
            new RtcpPacket.ExtendedReport(1, 0x0102030405060708L, List.of()),
            new RtcpPacket.Bye(List.of(1L)));
  }

  @Test
  void sdesEndsOnThirtyTwoBitsWhateverTheName() {
    for (String name : List.of("", "a", "ab", "abc", "abcd", "abcde")) {
      writer.reset();
      writer.sdes(5, name);
      assertThat(writer.length() % 4).isZero();
      assertThat(read())
          .containsExactly(new RtcpPacket.Sdes(List.of(new RtcpPacket.Sdes.Name(5, name))));
    }
  }

  @Test
  void nackPacksWhatFollowsWithinSixteen() {
    int[] numbers = {65_530, 65_531, 10, 11, 26, 27, 1000};
    assertThat(writer.nack(1, 2, numbers, numbers.length)).isEqualTo(7);
    // 65530 + 16 = 10; 11 + 15 = 26 and 11 + 16 = 27.
    assertThat(written()).isEqualTo("81cd00050000000100000002fffa8001000bc00003e80000");
    assertThat(read())
        .containsExactly(
            new RtcpPacket.GenericNack(1, 2, List.of(65_530, 65_531, 10, 11, 26, 27, 1000)));
  }

  @Test
  void nackTakesWhatFits() {
    RtcpWriter small = new RtcpWriter(20);
    int[] numbers = {0, 100, 200, 300};
    assertThat(small.nack(1, 2, numbers, 4)).isEqualTo(2);
    assertThat(small.length()).isEqualTo(20);
    assertThat(small.pli(1, 2)).isFalse();
  }

  @Test
  void delaysOfAnExtendedReport() {
    byte[] bytes = HexFormat.of().parseHex("80cf0005000000010500000300000002aabbccdd00018000");
    List<RtcpPacket> packets = new ArrayList<>();
    assertThat(Rtcp.parse(bytes, 0, bytes.length, packets::add)).isTrue();
    assertThat(packets)
        .containsExactly(
            new RtcpPacket.ExtendedReport(
                1, 0, List.of(new RtcpPacket.ExtendedReport.Delay(2, 0xAABBCCDDL, 0x18000))));
  }

  @Test
  void brokenPacketsAreLeftOutAndOthersKept() {
    byte[] bytes =
        HexFormat.of().parseHex("82c900010000000181ce00020000000100000002d0de000100000000");
    List<RtcpPacket> packets = new ArrayList<>();
    assertThat(Rtcp.parse(bytes, 0, bytes.length, packets::add)).isFalse();
    assertThat(packets).containsExactly(new RtcpPacket.Pli(1, 2));
    assertThat(Rtcp.parse(bytes, 0, 3, packets::add)).isFalse();
    assertThat(Rtcp.parse(bytes, 8, 11, packets::add)).isFalse();
  }

  private String written() {
    return HexFormat.of().formatHex(writer.buffer(), 0, writer.length());
  }

  private List<RtcpPacket> read() {
    List<RtcpPacket> packets = new ArrayList<>();
    assertThat(Rtcp.parse(writer.buffer(), 0, writer.length(), packets::add)).isTrue();
    return packets;
  }
}
