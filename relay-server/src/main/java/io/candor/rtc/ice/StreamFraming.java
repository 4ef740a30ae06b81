package io.candor.rtc.ice;

import java.nio.ByteBuffer;

/** Packets framed for a TCP stream by two bytes of length (RFC 4571 §2): the sending side. */
public final class StreamFraming {
  /** Bytes of length before each packet. */
  public static final int PREFIX = 2;

  private StreamFraming() {}

  /**
   * Writes length and packet to the stream buffer; false, with nothing written, if they do not fit
   * whole. The packet's position stays.
   */
  public static boolean frame(ByteBuffer packet, ByteBuffer stream) {
    int length = packet.remaining();
    if (length > 0xffff || stream.remaining() < PREFIX + length) {
      return false;
    }
    stream.putShort((short) length).put(packet.duplicate());
    return true;
  }
}
