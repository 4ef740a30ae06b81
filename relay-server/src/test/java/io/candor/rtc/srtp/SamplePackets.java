package io.candor.rtc.srtp;

import java.util.Arrays;
import java.util.Random;

/** Makes RTP and RTCP packets, and keys, from a seed. */
final class SamplePackets {
  private final Random random;

  SamplePackets(long seed) {
    random = new Random(seed);
  }

  MasterKey masterKey(SrtpProfile profile) {
    return new MasterKey(profile, bytes(16), bytes(profile.saltLength()));
  }

  /** A packet with up to 15 CSRCs, sometimes an extension, and a payload of up to 1,200 bytes. */
  byte[] rtp(int ssrc, int sequenceNumber) {
    int csrcs = random.nextInt(4) == 0 ? random.nextInt(16) : 0;
    boolean extended = random.nextBoolean();
    int extension = extended ? 4 * random.nextInt(6) : 0;
    int header = 12 + 4 * csrcs + (extended ? 4 + extension : 0);
    byte[] packet = bytes(header + random.nextInt(1200));
    packet[0] = (byte) (0x80 | (extended ? 0x10 : 0) | csrcs);
    Bytes.writeShort(packet, 2, sequenceNumber);
    Bytes.writeInt(packet, 8, ssrc);
    if (extended) {
      Bytes.writeShort(packet, 12 + 4 * csrcs, 0xbede);
      Bytes.writeShort(packet, 12 + 4 * csrcs + 2, extension / 4);
    }
    return packet;
  }

  /** A sender report of this SSRC and some more words. */
  byte[] rtcp(int ssrc) {
    byte[] packet = bytes(28 + 4 * random.nextInt(40));
    packet[0] = (byte) 0x80;
    packet[1] = (byte) 200;
    Bytes.writeShort(packet, 2, packet.length / 4 - 1);
    Bytes.writeInt(packet, 4, ssrc);
    return packet;
  }

  /** Copies a packet to an odd place in a larger array, as it lies in a receive buffer. */
  static byte[] withRoom(byte[] packet, int before, int after) {
    byte[] buf = new byte[before + packet.length + after];
    Arrays.fill(buf, (byte) 0x5a);
    System.arraycopy(packet, 0, buf, before, packet.length);
    return buf;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  private byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
