package io.candor.rtc.rtp;

import io.candor.rtc.Bits;
import org.jspecify.annotations.Nullable;

/**
 * A view of one RTP packet inside a byte array (RFC 3550 §5.1, header extensions by RFC 8285).
 *
 * <p>The view does not copy: its setters change the array, and the array must stay alive and
 * unchanged as long as the view is used. SSRCs and timestamps are unsigned 32-bit values in a
 * {@code long}. Not thread-safe.
 */
public final class RtpPacket {
  /** The fixed header's length in bytes. */
  public static final int HEADER_LENGTH = 12;

  private static final int ONE_BYTE_PROFILE = 0xBEDE;
  private static final int TWO_BYTE_PROFILE = 0x1000;

  private final byte[] buffer;
  private final int offset;
  private final int length;
  private final int extensionsOffset;
  private final int extensionsLength;
  private final int payloadOffset;
  private final int payloadLength;

  private RtpPacket(
      byte[] buffer,
      int offset,
      int length,
      int extensionsOffset,
      int extensionsLength,
      int payloadOffset,
      int payloadLength) {
    this.buffer = buffer;
    this.offset = offset;
    this.length = length;
    this.extensionsOffset = extensionsOffset;
    this.extensionsLength = extensionsLength;
    this.payloadOffset = payloadOffset;
    this.payloadLength = payloadLength;
  }

  /** Reads the packet in {@code buffer[offset, offset + length)}; null if it is not valid RTP. */
  public static @Nullable RtpPacket parse(byte[] buffer, int offset, int length) {
    if (length < HEADER_LENGTH || (buffer[offset] & 0xC0) != 0x80) {
      return null;
    }
    int first = buffer[offset];
    int end = offset + length;
    int position = offset + HEADER_LENGTH + 4 * (first & 0x0F);
    int extensions = 0;
    int extensionsLength = 0;
    if ((first & 0x10) != 0) {
      if (position + 4 > end) {
        return null;
      }
      extensions = position + 4;
      extensionsLength = 4 * Bits.u16(buffer, position + 2);
      position = extensions + extensionsLength;
    }
    int padding = 0;
    if ((first & 0x20) != 0) {
      padding = buffer[end - 1] & 0xFF;
      if (padding == 0) {
        return null;
      }
    }
    int payload = end - padding - position;
    if (payload < 0) {
      return null;
    }
    return new RtpPacket(buffer, offset, length, extensions, extensionsLength, position, payload);
  }

  /** The array the packet lives in. */
  public byte[] buffer() {
    return buffer;
  }

  /** Where the packet starts in {@link #buffer()}. */
  public int offset() {
    return offset;
  }

  /** The packet's length in bytes, padding included. */
  public int length() {
    return length;
  }

  /** Whether the marker bit is set (VP8: the last packet of a frame). */
  public boolean marker() {
    return (buffer[offset + 1] & 0x80) != 0;
  }

  /** The payload type, 0 to 127. */
  public int payloadType() {
    return buffer[offset + 1] & 0x7F;
  }

  /** The sequence number, 0 to 65535. */
  public int sequenceNumber() {
    return Bits.u16(buffer, offset + 2);
  }

  /** The RTP timestamp, 0 to 2^32 - 1. */
  public long timestamp() {
    return Bits.u32(buffer, offset + 4);
  }

  /** The synchronisation source, 0 to 2^32 - 1. */
  public long ssrc() {
    return Bits.u32(buffer, offset + 8);
  }

  /** Where the payload starts in {@link #buffer()}. */
  public int payloadOffset() {
    return payloadOffset;
  }

  /** The payload's length in bytes, without padding. */
  public int payloadLength() {
    return payloadLength;
  }

  /** Sets the marker bit. */
  public void marker(boolean marker) {
    buffer[offset + 1] = (byte) ((buffer[offset + 1] & 0x7F) | (marker ? 0x80 : 0));
  }

  /** Sets the payload type. */
  public void payloadType(int payloadType) {
    buffer[offset + 1] = (byte) ((buffer[offset + 1] & 0x80) | (payloadType & 0x7F));
  }

  /** Sets the sequence number; only the low 16 bits count. */
  public void sequenceNumber(int sequenceNumber) {
    Bits.put16(buffer, offset + 2, sequenceNumber);
  }

  /** Sets the timestamp; only the low 32 bits count. */
  public void timestamp(long timestamp) {
    Bits.put32(buffer, offset + 4, timestamp);
  }

  /** Sets the synchronisation source. */
  public void ssrc(long ssrc) {
    Bits.put32(buffer, offset + 8, ssrc);
  }

  /** Where the value of a header extension starts in {@link #buffer()}, or -1 if it is absent. */
  public int extension(int id) {
    int header = extensionHeader(id);
    return header < 0 ? -1 : header + (twoByteExtensions() ? 2 : 1);
  }

  /** The length of a header extension's value in bytes, or -1 if it is absent. */
  public int extensionLength(int id) {
    int header = extensionHeader(id);
    if (header < 0) {
      return -1;
    }
    return twoByteExtensions() ? buffer[header + 1] & 0xFF : (buffer[header] & 0x0F) + 1;
  }

  /** The value of a 16-bit header extension (transport-wide sequence number), or -1. */
  public int extension16(int id) {
    int at = extension(id);
    return at >= 0 && extensionLength(id) >= 2 ? Bits.u16(buffer, at) : -1;
  }

  /** Copies this packet into an array of its own. */
  public RtpPacket copy() {
    byte[] own = new byte[length];
    System.arraycopy(buffer, offset, own, 0, length);
    return new RtpPacket(
        own,
        0,
        length,
        extensionsOffset - offset,
        extensionsLength,
        payloadOffset - offset,
        payloadLength);
  }

  private int extensionHeader(int id) {
    if (extensionsLength == 0 || id <= 0) {
      return -1;
    }
    int profile = Bits.u16(buffer, extensionsOffset - 4);
    if (profile == ONE_BYTE_PROFILE) {
      return oneByteHeader(id);
    }
    return (profile & 0xFFF0) == TWO_BYTE_PROFILE ? twoByteHeader(id) : -1;
  }

  private boolean twoByteExtensions() {
    return Bits.u16(buffer, extensionsOffset - 4) != ONE_BYTE_PROFILE;
  }

  private int oneByteHeader(int id) {
    int end = extensionsOffset + extensionsLength;
    int at = extensionsOffset;
    while (at < end) {
      int found = (buffer[at] & 0xF0) >> 4;
      if (buffer[at] == 0) {
        at++;
        continue;
      }
      int next = at + 2 + (buffer[at] & 0x0F);
      if (found == 15 || next > end) {
        return -1;
      }
      if (found == id) {
        return at;
      }
      at = next;
    }
    return -1;
  }

  private int twoByteHeader(int id) {
    int end = extensionsOffset + extensionsLength;
    int at = extensionsOffset;
    while (at < end) {
      if (buffer[at] == 0) {
        at++;
        continue;
      }
      if (at + 2 > end) {
        return -1;
      }
      int next = at + 2 + (buffer[at + 1] & 0xFF);
      if (next > end) {
        return -1;
      }
      if ((buffer[at] & 0xFF) == id) {
        return at;
      }
      at = next;
    }
    return -1;
  }
}
