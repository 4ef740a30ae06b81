package io.candor.rtc.session;

import io.candor.rtc.rtp.RtpPacket;
import io.candor.rtc.vp8.Vp8Descriptor;
import io.candor.rtc.vp8.Vp8FrameHeader;
import java.util.ArrayList;
import java.util.List;

/**
 * A video track's packets from its last key frame on, so that a viewer can begin at once and
 * nothing is asked of the student's browser.
 */
public final class PacketHistory {
  /** One packet and its place in the track's sequence. */
  public record Kept(RtpPacket packet, long sequence) {}

  private final int mostBytes;
  private final List<Kept> packets = new ArrayList<>();
  private int bytes;
  private boolean whole;

  /**
   * Makes an empty history.
   *
   * @param mostBytes beyond this all is forgotten until the next key frame
   */
  public PacketHistory(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Adds the next packet in sequence. */
  public void add(RtpPacket packet, long sequence) {
    if (startsKeyFrame(packet)) {
      forget();
      whole = true;
    }
    if (!whole || packet.payloadLength() == 0) {
      return;
    }
    if (bytes + packet.length() > mostBytes) {
      forget();
      return;
    }
    bytes += packet.length();
    packets.add(new Kept(packet, sequence));
  }

  /** Forgets everything: what follows a loss cannot be decoded until the next key frame. */
  public void forget() {
    packets.clear();
    bytes = 0;
    whole = false;
  }

  /** From the last key frame to now, in sequence; empty when there is no unbroken way. */
  public List<Kept> packets() {
    return packets;
  }

  /** Whether a viewer can begin here. */
  public boolean complete() {
    return whole && !packets.isEmpty();
  }

  /** Whether a VP8 key frame begins in this packet. */
  public static boolean startsKeyFrame(RtpPacket packet) {
    byte[] data = packet.buffer();
    Vp8Descriptor descriptor =
        Vp8Descriptor.parse(data, packet.payloadOffset(), packet.payloadLength());
    if (descriptor == null || !descriptor.frameStart()) {
      return false;
    }
    Vp8FrameHeader header =
        Vp8FrameHeader.parse(
            data,
            packet.payloadOffset() + descriptor.length(),
            packet.payloadLength() - descriptor.length());
    return header != null && header.keyFrame();
  }
}
