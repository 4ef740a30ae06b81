package io.candor.rtc.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The relay's SRTP against jitsi-srtp: same bytes out, same packets taken. */
class JitsiDifferentialTest {
  private static final int SSRC = 0x8badf00d;

  private final SamplePackets samples = new SamplePackets(1889);

  @ParameterizedTest
  @EnumSource
  void protectsToTheSameBytesThroughTwoRollovers(SrtpProfile profile) throws Exception {
    MasterKey key = samples.masterKey(profile);
    SrtpSender sender = new SrtpSender(key);
    JitsiOracle oracle = new JitsiOracle(key, true, SSRC);
    for (int sequence = 30_000; sequence < 150_000; sequence += 1 + samples.below(200)) {
      byte[] packet = samples.rtp(SSRC, sequence);
      assertThat(protect(sender, packet)).isEqualTo(oracle.protect(packet));
    }
  }

  @ParameterizedTest
  @EnumSource
  void takesTheSamePackets(SrtpProfile profile) throws Exception {
    MasterKey key = samples.masterKey(profile);
    SrtpReceiver receiver = new SrtpReceiver(key);
    JitsiOracle sending = new JitsiOracle(key, true, SSRC);
    JitsiOracle receiving = new JitsiOracle(key, false, SSRC);
    int taken = 0;
    for (byte[] packet : disordered(sending)) {
      byte[] theirs = receiving.unprotect(packet);
      assertThat(unprotect(receiver, packet)).isEqualTo(theirs);
      taken += theirs == null ? 0 : 1;
    }
    assertThat(taken).isBetween(3000, 4500);
    assertThat(receiver.rejected(Rejection.REPLAYED)).isPositive();
    assertThat(receiver.rejected(Rejection.UNAUTHENTIC)).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void controlPacketsPassBothWays(SrtpProfile profile) throws Exception {
    MasterKey key = samples.masterKey(profile);
    SrtpSender sender = new SrtpSender(key);
    SrtpReceiver receiver = new SrtpReceiver(key);
    JitsiOracle sending = new JitsiOracle(key, true, SSRC);
    JitsiOracle receiving = new JitsiOracle(key, false, SSRC);
    for (int i = 0; i < 500; i++) {
      byte[] packet = samples.rtcp(SSRC);
      byte[] ours = protectRtcp(sender, packet);
      byte[] theirs = sending.protectRtcp(packet);
      assertThat(receiving.unprotectRtcp(ours)).isEqualTo(packet);
      assertThat(unprotectRtcp(receiver, theirs)).isEqualTo(packet);
      assertThat(unprotectRtcp(receiver, theirs)).isNull();
    }
  }

  /** Lost, late by up to 50, doubled and damaged packets, over a rollover. */
  private List<byte[]> disordered(JitsiOracle sending) throws GeneralSecurityException {
    List<byte[]> arrivals = new ArrayList<>();
    Deque<byte[]> late = new ArrayDeque<>();
    for (int sequence = 63_000; sequence < 68_000; sequence++) {
      byte[] packet = sending.protect(samples.rtp(SSRC, sequence));
      switch (samples.below(20)) {
        case 0 -> {} // Lost.
        case 1 -> late.add(packet);
        case 2 -> {
          arrivals.add(packet);
          arrivals.add(packet);
        }
        case 3 -> {
          packet[12 + samples.below(packet.length - 12)] ^= 0x10;
          arrivals.add(packet);
        }
        default -> arrivals.add(packet);
      }
      if (sequence % 40 == 0) {
        arrivals.addAll(late);
        late.clear();
      }
    }
    return arrivals;
  }

  private static byte[] protect(SrtpSender sender, byte[] packet) {
    byte[] buf = Arrays.copyOf(packet, packet.length + sender.overhead());
    return Arrays.copyOf(buf, sender.protect(buf, 0, packet.length));
  }

  private static byte[] protectRtcp(SrtpSender sender, byte[] packet) {
    byte[] buf = Arrays.copyOf(packet, packet.length + sender.rtcpOverhead());
    return Arrays.copyOf(buf, sender.protectRtcp(buf, 0, packet.length));
  }

  private static byte @Nullable [] unprotect(SrtpReceiver receiver, byte[] packet) {
    byte[] buf = packet.clone();
    int length = receiver.unprotect(buf, 0, buf.length);
    return length < 0 ? null : Arrays.copyOf(buf, length);
  }

  private static byte @Nullable [] unprotectRtcp(SrtpReceiver receiver, byte[] packet) {
    byte[] buf = packet.clone();
    int length = receiver.unprotectRtcp(buf, 0, buf.length);
    return length < 0 ? null : Arrays.copyOf(buf, length);
  }
}
