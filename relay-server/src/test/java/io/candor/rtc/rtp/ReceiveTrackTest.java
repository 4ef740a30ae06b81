package io.candor.rtc.rtp;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.candor.rtc.Bits;
import io.candor.rtc.rtcp.ReportBlock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** One track, packet by packet. */
class ReceiveTrackTest implements Ordered {
  private static final long MS = 1_000_000L;

  private final List<Long> out = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private final List<Integer> asked = new ArrayList<>();
  private final RttEstimator rtt = new RttEstimator();
  private ReceiveTrack track =
      new ReceiveTrack(ReceiveTrack.Settings.video(7, 96, 90_000), rtt, this);
  private long now = 1000 * MS;

  @Override
  public void packet(RtpPacket packet, long extendedSequence, long arrivalNanos) {
    assertThat(packet.sequenceNumber()).isEqualTo((int) extendedSequence & 0xFFFF);
    assertThat(packet.ssrc()).isEqualTo(7);
    assertThat(packet.payloadType()).isEqualTo(96);
    out.add(extendedSequence);
  }

  @Override
  public void lost(long fromSequence, int count) {
    lost.add(fromSequence + "+" + count);
  }

  private static RtpPacket media(int sequence) {
    byte[] bytes = new byte[20];
    bytes[0] = (byte) 0x80;
    bytes[1] = 96;
    Bits.put16(bytes, 2, sequence);
    Bits.put32(bytes, 4, sequence * 3000L);
    Bits.put32(bytes, 8, 7);
    return requireNonNull(RtpPacket.parse(bytes, 0, bytes.length));
  }

  private static RtpPacket rtx(int original, int payload) {
    byte[] bytes = new byte[12 + payload];
    bytes[0] = (byte) 0x80;
    bytes[1] = 97;
    Bits.put32(bytes, 8, 8);
    if (payload >= 2) {
      Bits.put16(bytes, 12, original);
    }
    return requireNonNull(RtpPacket.parse(bytes, 0, bytes.length));
  }

  private void receive(int... sequences) {
    for (int sequence : sequences) {
      track.receive(now, media(sequence));
    }
  }

  private void wakeAfter(long millis) {
    now += millis * MS;
    track.wake(now, (ssrc, numbers, count) -> Arrays.stream(numbers, 0, count).forEach(asked::add));
  }

  @Test
  void orderIsRestoredAcrossTheWrap() {
    receive(65_534, 65_535, 1, 2, 0, 3);
    assertThat(out).containsExactly(65_534L, 65_535L, 65_536L, 65_537L, 65_538L, 65_539L);
    assertThat(lost).isEmpty();
    wakeAfter(2000);
    assertThat(asked).isEmpty();
    assertThat(track.wakeAt()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void duplicatesComeOutOnce() {
    receive(5, 5, 7, 7, 6, 6, 5);
    track.receiveRtx(now, rtx(6, 10));
    assertThat(out).containsExactly(5L, 6L, 7L);
    assertThat(track.statistics().duplicates()).isEqualTo(1);
    assertThat(track.statistics().late()).isEqualTo(3);
    assertThat(track.statistics().needless()).isEqualTo(1);
  }

  @Test
  void missingPacketsAreAskedForAfterTheAllowanceAndOncePerRoundTrip() {
    rtt.sample(80 * MS);
    receive(1, 4);
    assertThat(track.wakeAt()).isEqualTo(now + 10 * MS);
    wakeAfter(9);
    assertThat(asked).isEmpty();
    wakeAfter(1);
    assertThat(asked).containsExactly(2, 3);
    wakeAfter(50);
    assertThat(asked).hasSize(2);
    wakeAfter(50);
    assertThat(asked).containsExactly(2, 3, 2, 3);
  }

  @Test
  void rtxIsRestoredAndMeasuresTheRoundTrip() {
    receive(1, 3);
    wakeAfter(10);
    now += 60 * MS;
    track.receiveRtx(now, rtx(2, 10));
    assertThat(out).containsExactly(1L, 2L, 3L);
    assertThat(rtt.nanos()).isEqualTo(60 * MS);
    assertThat(track.statistics().repaired()).isEqualTo(1);
  }

  @Test
  void probesAndRtxOfTheDistantPastAreIgnored() {
    track.receiveRtx(now, rtx(1, 10));
    receive(1, 3);
    track.receiveRtx(now, rtx(0, 0));
    track.receiveRtx(now, rtx(2, 2));
    track.receiveRtx(now, rtx(40_000, 10));
    assertThat(out).containsExactly(1L);
    assertThat(track.statistics().probes()).isEqualTo(3);
  }

  @Test
  void afterTheLongestWaitTheRestGoesOn() {
    receive(1, 4, 5, 8);
    wakeAfter(999);
    assertThat(out).containsExactly(1L);
    wakeAfter(1);
    assertThat(out).containsExactly(1L, 4L, 5L, 8L);
    assertThat(lost).containsExactly("2+2", "6+2");
    assertThat(track.statistics().missing()).isEqualTo(4);
    receive(2);
    assertThat(out).hasSize(4);
  }

  @Test
  void audioWaitsSixtyMillisecondsAndNeverAsks() {
    track = new ReceiveTrack(ReceiveTrack.Settings.audio(7, 96, 48_000), rtt, this);
    receive(1, 3);
    wakeAfter(59);
    assertThat(out).containsExactly(1L);
    wakeAfter(1);
    assertThat(out).containsExactly(1L, 3L);
    assertThat(asked).isEmpty();
  }

  @Test
  void aLargeGapIsGivenUpAtOnce() {
    receive(1, 3, 1001);
    assertThat(out).containsExactly(1L, 3L, 1001L);
    assertThat(lost).containsExactly("2+1", "4+997");
    wakeAfter(10);
    assertThat(asked).isEmpty();
  }

  @Test
  void aSenderThatStartsAgainFarAwayIsFollowedAfterThreePackets() {
    receive(100, 101);
    receive(30_000);
    receive(102);
    receive(30_001, 30_002);
    assertThat(out).containsExactly(100L, 101L, 102L);
    receive(30_003, 30_004);
    assertThat(out).containsExactly(100L, 101L, 102L, 30_001L, 30_002L, 30_003L, 30_004L);
    assertThat(track.statistics().restarts()).isEqualTo(1);
    assertThat(lost).hasSize(1);
    ReportBlock report = requireNonNull(track.report(now));
    assertThat(report.cumulativeLost()).isZero();
    assertThat(report.extendedHighest()).isEqualTo(30_004);
  }

  @Test
  void aSenderThatStartsAgainFarBehindGoesOnInTheNextCycle() {
    receive(40_000);
    receive(1000, 1001, 1002);
    assertThat(out).containsExactly(40_000L, 66_536L, 66_537L, 66_538L);
    receive(33_770, 33_771, 33_772);
    assertThat(out).hasSize(7);
    assertThat(out).isSorted();
  }

  @Test
  void aSenderThatStartsAgainJustBehindIsFollowedInTheEnd() {
    receive(IntStream.rangeClosed(1000, 1300).toArray());
    receive(IntStream.rangeClosed(1000, 1098).toArray());
    assertThat(out).hasSize(301);
    receive(IntStream.rangeClosed(1099, 1130).toArray());
    assertThat(out.getLast()).isEqualTo(65_536L + 1130);
    assertThat(out).isSorted();
  }

  @Test
  void requestsAreBoundedWhateverTheGaps() {
    int sequence = 0;
    for (int i = 0; i < 1000; i++) {
      sequence += 500;
      receive(sequence & 0xFFFF);
      wakeAfter(10);
    }
    assertThat(asked.size()).isLessThan(500 + 10_000 + 1);
    assertThat(track.statistics().asked()).isEqualTo(asked.size());
    assertThat(out).isSorted();
  }

  @Test
  void aLostStartIsAskedForAndFound() {
    track =
        new ReceiveTrack(
            ReceiveTrack.Settings.video(7, 96, 90_000)
                .startingWith(packet -> packet.sequenceNumber() == 65_535),
            rtt,
            this);
    receive(1, 2);
    wakeAfter(10);
    assertThat(asked).hasSize(32).contains(65_535, 0);
    track.receiveRtx(now, rtx(0, 10));
    assertThat(out).isEmpty();
    track.receiveRtx(now, rtx(65_535, 10));
    assertThat(out).isEqualTo(LongStream.rangeClosed(-1, 2).boxed().toList());
    assertThat(lost).isEmpty();
    wakeAfter(2000);
    assertThat(asked).hasSize(32);
  }

  @Test
  void aStreamJoinedInTheMiddleStartsAfterAWhile() {
    track =
        new ReceiveTrack(
            ReceiveTrack.Settings.video(7, 96, 90_000).startingWith(packet -> false), rtt, this);
    receive(10, 11);
    wakeAfter(349);
    assertThat(out).isEmpty();
    wakeAfter(1);
    assertThat(out).containsExactly(10L, 11L);
    assertThat(lost).isEmpty();
  }

  @Test
  void reportsFollowTheAppendixOfTheRfc() {
    receive(65_530, 65_531, 65_533, 65_535, 0, 1);
    ReportBlock first = requireNonNull(track.report(now));
    assertThat(first.fractionLost()).isEqualTo(256 * 2 / 8);
    assertThat(first.cumulativeLost()).isEqualTo(2);
    assertThat(first.extendedHighest()).isEqualTo(65_537);
    receive(2, 3);
    assertThat(requireNonNull(track.report(now)).fractionLost()).isZero();
    track.senderReport(now, 0x11112222_33334444L);
    now += 1500 * MS;
    ReportBlock last = requireNonNull(track.report(now));
    assertThat(last.lastSr()).isEqualTo(0x22223333L);
    assertThat(last.delaySinceLastSr()).isEqualTo(0x18000);
  }

  @Test
  void jitterIsTheAppendixesEstimate() {
    // Sent each 3000 ticks; arriving 3000 and 6000 ticks apart in turn: |D| is 0 or 3000.
    long estimate = 0;
    for (int i = 0; i < 50; i++) {
      receive(i);
      int next = i % 2 == 0 ? 3000 : 6000;
      now += next * 1_000_000_000L / 90_000;
      estimate = i == 49 ? estimate : estimate + Math.abs(next - 3000) - ((estimate + 8) >> 4);
    }
    assertThat(track.statistics().jitter()).isBetween((estimate >> 4) - 2, (estimate >> 4) + 2);
  }
}
