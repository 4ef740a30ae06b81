package io.candor.rtc.rtcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.rtc.rtp.TransportCcReceiver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Transport-wide feedback: golden bytes, and what was received is what is told. */
class TransportFeedbackTest {
  private static final long MS = 1_000_000L;
  private static final long GONE = Long.MIN_VALUE;

  @Test
  void aRunOfSmallDeltas() {
    long[] arrivals = new long[8];
    for (int i = 0; i < 8; i++) {
      arrivals[i] = 640 * MS + i * MS;
    }
    // Reference 10 × 64 ms, a run of 8 small deltas: 0, then 4 × 250 µs each.
    assertThat(hex(arrivals, 0xFFFE, 5))
        .isEqualTo("8fcd00070000000100000002fffe000800000a0520080004040404040404" + "0000");
  }

  @Test
  void aVectorWithLossesAndLargeDeltas() {
    long[] arrivals = {64 * MS, GONE, 164 * MS, 163 * MS, GONE, GONE, 163 * MS, 164 * MS};
    // Symbols 1 0 2 2 0 0 1 and a run of one; deltas 0, +400, -4, 0, +4.
    assertThat(hex(arrivals, 1, 0))
        .isEqualTo(
            "8fcd0007"
                + "0000000100000002"
                + "0001000800000100"
                + "d2812001"
                + "000190fffc0004"
                + "00");
  }

  @Test
  void runLengthAndOneBitVectorsAreRead() {
    // A run of 3 missing cannot start our own feedback, but others may send it; then 1 bit each.
    byte[] bytes =
        HexFormat.of().parseHex("8fcd00060000000100000002000a0008ffffff00" + "0003b00004080000");
    List<RtcpPacket> packets = new ArrayList<>();
    assertThat(Rtcp.parse(bytes, 0, bytes.length, packets::add)).isTrue();
    RtcpPacket.TransportFeedback feedback = (RtcpPacket.TransportFeedback) packets.getFirst();
    assertThat(feedback.arrivals())
        .containsExactly(null, null, null, -63_000L, -61_000L, null, null, null);
  }

  @Test
  void whatArrivedIsTold() {
    SplittableRandom random = new SplittableRandom(3);
    TransportCcReceiver receiver = new TransportCcReceiver();
    Map<Integer, Long> truth = new HashMap<>();
    Map<Integer, Long> told = new HashMap<>();
    long now = 3600_000 * MS;
    int number = 65_000;
    for (int i = 0; i < 20_000; i++) {
      now += random.nextLong(random.nextInt(200) == 0 ? 3000 * MS : 10 * MS);
      int swapped = random.nextInt(20) == 0 ? 1 : 0;
      if (random.nextInt(10) > 0) {
        truth.put((number + swapped) & 0xFFFF, now);
        receiver.receive(now, (number + swapped) & 0xFFFF);
      }
      if (swapped > 0) {
        truth.put(number & 0xFFFF, now);
        receiver.receive(now, number & 0xFFFF);
      }
      number += 1 + swapped;
      if (receiver.wakeAt() <= now) {
        tell(receiver, told);
        if (i % 4000 > 3900) {
          verify(truth, told);
          truth.clear();
          told.clear();
        }
      }
    }
  }

  @Test
  void feedbackIsDueAQuarterOfASecondAfterTheFirstPacketAndThenQuiet() {
    TransportCcReceiver receiver = new TransportCcReceiver();
    assertThat(receiver.wakeAt()).isEqualTo(Long.MAX_VALUE);
    receiver.receive(1000 * MS, 9);
    receiver.receive(1050 * MS, 10);
    assertThat(receiver.wakeAt()).isEqualTo(1250 * MS);
    RtcpWriter writer = new RtcpWriter();
    assertThat(receiver.write(writer, 1, 2)).isTrue();
    assertThat(receiver.wakeAt()).isEqualTo(Long.MAX_VALUE);
    assertThat(receiver.write(writer, 1, 2)).isFalse();
  }

  private static void tell(TransportCcReceiver receiver, Map<Integer, Long> told) {
    RtcpWriter writer = new RtcpWriter();
    while (receiver.write(writer, 1, 2)) {
      assertThat(
              Rtcp.parse(
                  writer.buffer(),
                  0,
                  writer.length(),
                  packet -> {
                    RtcpPacket.TransportFeedback feedback = (RtcpPacket.TransportFeedback) packet;
                    for (int i = 0; i < feedback.arrivals().size(); i++) {
                      Long micros = feedback.arrivals().get(i);
                      if (micros != null) {
                        told.put((feedback.baseSequence() + i) & 0xFFFF, micros * 1000);
                      }
                    }
                  }))
          .isTrue();
      writer.reset();
    }
    assertThat(receiver.wakeAt()).isEqualTo(Long.MAX_VALUE);
  }

  private static void verify(Map<Integer, Long> truth, Map<Integer, Long> told) {
    assertThat(told.keySet()).containsAll(truth.keySet());
    truth.forEach(
        (number, arrival) ->
            assertThat(arrival - told.getOrDefault(number, 0L)).isBetween(0L, 250_000L));
  }

  private static String hex(long[] arrivals, int base, int number) {
    RtcpWriter writer = new RtcpWriter();
    assertThat(writer.transportFeedback(1, 2, base, number, arrivals, arrivals.length))
        .isEqualTo(arrivals.length);
    return HexFormat.of().formatHex(writer.buffer(), 0, writer.length());
  }
}
