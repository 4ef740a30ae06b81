package io.candor.rtc.session;

import io.candor.rtc.Bits;
import io.candor.rtc.rtp.RtpPacket;
import io.candor.rtc.vp8.Vp8Descriptor;
import io.candor.rtc.vp8.Vp8FrameHeader;
import java.util.ArrayList;
import java.util.List;

/**
 * A video track's packets from its last key frame on, so that a viewer can begin at once and
 * nothing is asked of the student's browser.
 *
 * <p>Packets are copied into a few arrays that stay for the track's life. Kept as objects of their
 * own, the packets of some hundred students would live just long enough to be copied by the garbage
 * collector again and again: that cost more than anything else the collector had to do.
 */
public final class PacketHistory {
  private static final int CHUNK = 16 * 1024;

  /** Before each packet: its length in two bytes and its place in the sequence in eight. */
  private static final int HEAD = 10;

  /** One packet and its place in the track's sequence. */
  public record Kept(RtpPacket packet, long sequence) {}

  /** The packets laid end to end; none crosses from one chunk into the next. */
  private static final class Chunk {
    private final byte[] bytes = new byte[CHUNK];
    private int used;
  }

  private final int mostBytes;
  private final List<Chunk> chunks = new ArrayList<>();
  private int filling;
  private int bytes;
  private int count;
  private boolean whole;

  /**
   * Makes an empty history.
   *
   * @param mostBytes beyond this all is forgotten until the next key frame
   */
  public PacketHistory(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Adds a copy of the next packet in sequence. */
  public void add(RtpPacket packet, long sequence) {
    if (startsKeyFrame(packet)) {
      forget();
      whole = true;
    }
    if (!whole || packet.payloadLength() == 0) {
      return;
    }
    if (bytes + packet.length() > mostBytes || HEAD + packet.length() > CHUNK) {
      forget();
      return;
    }
    append(chunkWithRoom(HEAD + packet.length()), packet, sequence);
    bytes += packet.length();
    count++;
  }

  private static void append(Chunk chunk, RtpPacket packet, long sequence) {
    int at = chunk.used;
    Bits.put16(chunk.bytes, at, packet.length());
    Bits.put64(chunk.bytes, at + 2, sequence);
    System.arraycopy(packet.buffer(), packet.offset(), chunk.bytes, at + HEAD, packet.length());
    chunk.used = at + HEAD + packet.length();
  }

  private Chunk chunkWithRoom(int wanted) {
    while (filling < chunks.size()) {
      Chunk chunk = chunks.get(filling);
      if (CHUNK - chunk.used >= wanted) {
        return chunk;
      }
      filling++;
    }
    Chunk fresh = new Chunk();
    chunks.add(fresh);
    return fresh;
  }

  /** Forgets everything: what follows a loss cannot be decoded until the next key frame. */
  public void forget() {
    for (Chunk chunk : chunks) {
      chunk.used = 0;
    }
    filling = 0;
    bytes = 0;
    count = 0;
    whole = false;
  }

  /**
   * From the last key frame to now, in sequence; empty when there is no unbroken way. The packets
   * are views, valid until something is added or forgotten.
   */
  public List<Kept> packets() {
    List<Kept> packets = new ArrayList<>(count);
    for (Chunk chunk : chunks) {
      for (int at = 0; at < chunk.used; ) {
        int length = Bits.u16(chunk.bytes, at);
        long sequence = Bits.i64(chunk.bytes, at + 2);
        RtpPacket packet = RtpPacket.parse(chunk.bytes, at + HEAD, length);
        if (packet == null) {
          throw new IllegalStateException("a kept packet is no packet any more");
        }
        packets.add(new Kept(packet, sequence));
        at += HEAD + length;
      }
    }
    return packets;
  }

  /** Whether a viewer can begin here. */
  public boolean complete() {
    return whole && count > 0;
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
