package io.candor.rtc.session;

import static io.candor.rtc.session.VirtualCall.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.candor.rtc.peer.LossyLink;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole peer connection through simulated networks, in virtual time. */
class RtcSessionTest {

  @Test
  void connectsAndBringsEveryFrame() {
    VirtualCall call = new VirtualCall(1);
    call.run(10 * SECOND);
    call.student.hush(true);
    call.run(SECOND);
    assertThat(call.relay.established()).isTrue();
    assertThat((long) call.frames.size()).isEqualTo(call.student.frames()).isGreaterThan(90);
    assertThat((long) call.soundTimes.size()).isEqualTo(call.student.sounds());
    assertThat(call.frames.get(0).keyFrame()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void throughAStormUnderOneFrameInAThousandIsMissing(long seed) {
    VirtualCall call = new VirtualCall(seed);
    call.run(2 * SECOND);
    call.weather(LossyLink.Weather.storm(), seed);
    call.run(600 * SECOND);
    call.student.hush(true);
    call.weather(LossyLink.Weather.fair(10_000_000), seed);
    call.run(3 * SECOND);
    long sent = call.student.frames();
    assertThat(sent).isGreaterThan(5_900);
    assertThat((sent - call.frames.size()) / (double) sent).isLessThan(0.001);
    // The same clip in order: no frame twice, none overtaking.
    LongStream times = call.frames.stream().mapToLong(frame -> frame.rtpTimestamp());
    assertThat(times.toArray()).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void goesOnAfterTheNatForgotTheBinding() {
    VirtualCall call = new VirtualCall(3);
    call.run(5 * SECOND);
    call.rebind();
    call.run(10 * SECOND);
    int before = call.frames.size();
    call.run(20 * SECOND);
    assertThat(call.ended).isNull();
    assertThat(call.frames.size() - before).isGreaterThan(190);
  }

  @Test
  void aMinuteWithoutNetworkEndsTheSessionOnce() {
    VirtualCall call = new VirtualCall(4);
    call.run(5 * SECOND);
    call.cut(true);
    call.run(20 * SECOND);
    assertThat(call.ended).isNull();
    long heard = call.relay.lastHeard();
    call.run(20 * SECOND);
    assertThat(call.ended).isEqualTo(SessionEnd.SILENT);
    assertThat(call.relay.lastHeard()).isEqualTo(heard);
    call.cut(false);
    int frames = call.frames.size();
    call.run(10 * SECOND);
    assertThat(call.frames).hasSize(frames);
  }

  @Test
  void fiveSecondsWithoutNetworkCostNothingButTime() {
    VirtualCall call = new VirtualCall(5);
    call.run(5 * SECOND);
    call.cut(true);
    call.run(5 * SECOND);
    call.cut(false);
    call.run(20 * SECOND);
    assertThat(call.ended).isNull();
    assertThat(call.frames.getLast().arrivalNanos()).isGreaterThan(call.now() - SECOND);
  }

  @Test
  void whoNeverConnectsIsUnreachable() {
    VirtualCall call = new VirtualCall(6);
    call.cut(true);
    call.run(31 * SECOND);
    assertThat(call.ended).isEqualTo(SessionEnd.UNREACHABLE);
  }

  @Test
  void whoSaysGoodbyeHasLeft() {
    VirtualCall call = new VirtualCall(7);
    call.run(3 * SECOND);
    call.student
        .transport()
        .close(
            (datagram, to) ->
                call.relay.receive(
                    call.now(),
                    new java.net.InetSocketAddress("198.51.100.7", 40_000),
                    bytes(datagram),
                    call.relayOut()));
    call.run(SECOND);
    assertThat(call.ended).isEqualTo(SessionEnd.LEFT);
  }

  private static byte[] bytes(java.nio.ByteBuffer datagram) {
    byte[] data = new byte[datagram.remaining()];
    datagram.get(data);
    return data;
  }

  @Test
  void fortyMinutesCrossEveryWrapAndKeepSoundAndServerClockTogether() {
    VirtualCall call = new VirtualCall(8);
    call.run(2_400 * SECOND);
    // 16-bit sequence numbers wrap every 18 minutes of sound; timestamps were begun at their wrap.
    assertThat((long) call.soundTimes.size()).isGreaterThan(call.student.sounds() - 10);
    long heard = call.soundTimes.getLast() - call.soundTimes.getFirst();
    assertThat(heard).isBetween(2_398 * SECOND, 2_400 * SECOND);
    assertThat(call.student.frames() - call.frames.size()).isLessThan(5);
  }
}
