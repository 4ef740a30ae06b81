package io.candor.rtc.srtp;

import static io.candor.rtc.srtp.SrtpReceiver.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SrtpTest {
  private static final int SSRC = 0xcafebabe;
  private static final int BEFORE = 7;
  private static final int AFTER = 32;

  private final SamplePackets samples = new SamplePackets(7);

  @ParameterizedTest
  @EnumSource
  void givesBackWhatWasProtected(SrtpProfile profile) {
    MasterKey key = samples.masterKey(profile);
    SrtpSender sender = new SrtpSender(key);
    SrtpReceiver receiver = new SrtpReceiver(key);
    for (int i = 0; i < 500; i++) {
      byte[] packet = samples.rtp(SSRC, 65_300 + i);
      byte[] buf = SamplePackets.withRoom(packet, BEFORE, AFTER);
      int length = sender.protect(buf, BEFORE, packet.length);
      assertThat(length).isEqualTo(packet.length + sender.overhead());
      assertThat(receiver.unprotect(buf, BEFORE, length)).isEqualTo(packet.length);
      assertThat(Arrays.copyOfRange(buf, BEFORE, BEFORE + packet.length)).isEqualTo(packet);
      assertThat(buf).startsWith(0x5a, 0x5a, 0x5a, 0x5a, 0x5a, 0x5a, 0x5a);
      assertThat(buf[BEFORE + length]).isEqualTo((byte) 0x5a);
    }
  }

  @ParameterizedTest
  @EnumSource
  void givesBackRtcp(SrtpProfile profile) {
    MasterKey key = samples.masterKey(profile);
    SrtpSender sender = new SrtpSender(key);
    SrtpReceiver receiver = new SrtpReceiver(key);
    for (int i = 0; i < 100; i++) {
      byte[] packet = samples.rtcp(SSRC + i % 3);
      byte[] buf = SamplePackets.withRoom(packet, BEFORE, AFTER);
      int length = sender.protectRtcp(buf, BEFORE, packet.length);
      assertThat(length).isEqualTo(packet.length + sender.rtcpOverhead());
      byte[] again = buf.clone();
      assertThat(receiver.unprotectRtcp(buf, BEFORE, length)).isEqualTo(packet.length);
      assertThat(Arrays.copyOfRange(buf, BEFORE, BEFORE + packet.length)).isEqualTo(packet);
      assertThat(receiver.unprotectRtcp(again, BEFORE, length)).isEqualTo(REJECTED);
    }
    assertThat(receiver.rejected(Rejection.REPLAYED)).isEqualTo(100);
  }

  @ParameterizedTest
  @EnumSource
  void rejectsAChangeOfAnyByte(SrtpProfile profile) {
    MasterKey key = samples.masterKey(profile);
    byte[] packet = samples.rtp(SSRC, 1);
    byte[] buf = SamplePackets.withRoom(packet, 0, AFTER);
    byte[] whole = Arrays.copyOf(buf, new SrtpSender(key).protect(buf, 0, packet.length));
    SrtpReceiver receiver = new SrtpReceiver(key);
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= (byte) (1 << samples.below(8));
      assertThat(receiver.unprotect(changed, 0, changed.length)).as("byte %d", i).isNegative();
    }
    assertThat(receiver.unprotect(whole, 0, whole.length)).isEqualTo(packet.length);
  }

  @ParameterizedTest
  @EnumSource
  void rejectsAChangeOfAnyByteOfRtcp(SrtpProfile profile) {
    MasterKey key = samples.masterKey(profile);
    byte[] packet = samples.rtcp(SSRC);
    byte[] buf = SamplePackets.withRoom(packet, 0, AFTER);
    byte[] whole = Arrays.copyOf(buf, new SrtpSender(key).protectRtcp(buf, 0, packet.length));
    SrtpReceiver receiver = new SrtpReceiver(key);
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= (byte) (1 << samples.below(8));
      assertThat(receiver.unprotectRtcp(changed, 0, changed.length)).as("byte %d", i).isNegative();
    }
    assertThat(receiver.unprotectRtcp(whole, 0, whole.length)).isEqualTo(packet.length);
  }

  @ParameterizedTest
  @EnumSource
  void takesAPacketOnceInAnyOrder(SrtpProfile profile) {
    MasterKey key = samples.masterKey(profile);
    SrtpSender sender = new SrtpSender(key);
    byte[][] packets = new byte[1000][];
    for (int i = 0; i < packets.length; i++) {
      packets[i] = protectedPacket(sender, 65_000 + i);
    }
    SrtpReceiver receiver = new SrtpReceiver(key);
    assertThat(receiver.unprotect(packets[0].clone(), 0, packets[0].length)).isPositive();
    for (int i = packets.length - 1; i > 0; i--) {
      assertThat(receiver.unprotect(packets[i].clone(), 0, packets[i].length)).isPositive();
      assertThat(receiver.unprotect(packets[i].clone(), 0, packets[i].length)).isNegative();
    }
    assertThat(receiver.rejected(Rejection.REPLAYED)).isEqualTo(packets.length - 1);
    assertThat(receiver.rejected(Rejection.UNAUTHENTIC)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void neverProtectsTwoPacketsUnderOneIndex(SrtpProfile profile) {
    SrtpSender sender = new SrtpSender(samples.masterKey(profile));
    assertThat(protectedPacket(sender, 10)).isNotEmpty();
    byte[] again = SamplePackets.withRoom(samples.rtp(SSRC, 10), 0, AFTER);
    assertThat(sender.protect(again, 0, again.length - AFTER)).isEqualTo(SrtpSender.REJECTED);
    assertThat(sender.rejected(Rejection.REPLAYED)).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource
  void keepsNothingOfForgedStreams(SrtpProfile profile) {
    MasterKey key = samples.masterKey(profile);
    SrtpReceiver receiver = new SrtpReceiver(key);
    for (int i = 0; i < 1000; i++) {
      byte[] forged = samples.rtp(i, 1);
      receiver.unprotect(forged, 0, forged.length);
    }
    SrtpSender sender = new SrtpSender(key);
    byte[] packet = protectedPacket(sender, 1);
    assertThat(receiver.unprotect(packet, 0, packet.length)).isPositive();
    assertThat(receiver.rejected(Rejection.TOO_MANY_STREAMS)).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void takesNoMoreThanThirtyTwoStreams(SrtpProfile profile) {
    MasterKey key = samples.masterKey(profile);
    SrtpReceiver receiver = new SrtpReceiver(key);
    for (int ssrc = 0; ssrc < 40; ssrc++) {
      byte[] packet = samples.rtp(ssrc, 1);
      byte[] buf = SamplePackets.withRoom(packet, 0, AFTER);
      int length = new SrtpSender(key).protect(buf, 0, packet.length);
      assertThat(receiver.unprotect(buf, 0, length) > 0).isEqualTo(ssrc < 32);
    }
    assertThat(receiver.rejected(Rejection.TOO_MANY_STREAMS)).isEqualTo(8);
  }

  @ParameterizedTest
  @EnumSource
  void rejectsWhatIsTooShort(SrtpProfile profile) {
    SrtpReceiver receiver = new SrtpReceiver(samples.masterKey(profile));
    SrtpSender sender = new SrtpSender(samples.masterKey(profile));
    byte[] packet = samples.rtp(SSRC, 1);
    packet[0] = (byte) 0x80;
    for (int length = 0; length < 12; length++) {
      assertThat(sender.protect(packet, 0, length)).isNegative();
      assertThat(receiver.unprotect(packet, 0, length + profile.tagLength())).isNegative();
    }
    for (int length = 0; length < 8; length++) {
      assertThat(sender.protectRtcp(packet, 0, length)).isNegative();
      assertThat(receiver.unprotectRtcp(packet, 0, length + sender.rtcpOverhead())).isNegative();
    }
    assertThat(receiver.rejected(Rejection.MALFORMED)).isEqualTo(20);
  }

  @Test
  void keysOfTheWrongLengthAreRefused() {
    assertThatThrownBy(() -> SrtpKeys.of(SrtpProfile.AEAD_AES_128_GCM, new byte[60]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new MasterKey(SrtpProfile.AEAD_AES_128_GCM, new byte[16], new byte[14]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private byte[] protectedPacket(SrtpSender sender, int sequenceNumber) {
    byte[] packet = samples.rtp(SSRC, sequenceNumber);
    byte[] buf = SamplePackets.withRoom(packet, 0, AFTER);
    return Arrays.copyOf(buf, sender.protect(buf, 0, packet.length));
  }
}
