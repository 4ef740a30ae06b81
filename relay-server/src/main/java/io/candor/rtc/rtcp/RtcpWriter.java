package io.candor.rtc.rtcp;

import io.candor.rtc.Bits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Writes a compound RTCP datagram, packet by packet, into an array of its own that is used again
 * after {@link #reset}. A packet that does not fit any more is left out and its method says false.
 * Not thread-safe.
 */
public final class RtcpWriter {
  /** Leaves room for SRTCP's index and tag in a datagram of 1200 bytes. */
  public static final int DEFAULT_CAPACITY = 1150;

  private final byte[] buffer;
  private final int capacity;
  private int length;

  /** A writer for datagrams of at most {@link #DEFAULT_CAPACITY} bytes. */
  public RtcpWriter() {
    this(DEFAULT_CAPACITY);
  }

  /** A writer for datagrams of at most {@code capacity} bytes; its array has 50 bytes more. */
  public RtcpWriter(int capacity) {
    this.buffer = new byte[capacity + 50];
    this.capacity = capacity;
  }

  /** The array the datagram is in, from 0 to {@link #length}; 50 spare bytes follow. */
  public byte[] buffer() {
    return buffer;
  }

  /** The datagram's length so far. */
  public int length() {
    return length;
  }

  /** Starts a new datagram. */
  public void reset() {
    length = 0;
  }

  /** Adds an SR (RFC 3550 §6.4.1); {@code ntp} is 32.32 fixed point. */
  public boolean senderReport(
      long ssrc, long ntp, long rtpTimestamp, long packets, long octets, List<ReportBlock> blocks) {
    int at = begin(Rtcp.SENDER_REPORT, blocks.size(), 28 + 24 * blocks.size());
    if (at < 0) {
      return false;
    }
    Bits.put32(buffer, at, ssrc);
    Bits.put64(buffer, at + 4, ntp);
    Bits.put32(buffer, at + 12, rtpTimestamp);
    Bits.put32(buffer, at + 16, packets);
    Bits.put32(buffer, at + 20, octets);
    blocks(at + 24, blocks);
    return true;
  }

  /** Adds an RR (RFC 3550 §6.4.2) with at most 31 blocks. */
  public boolean receiverReport(long senderSsrc, List<ReportBlock> blocks) {
    int at = begin(Rtcp.RECEIVER_REPORT, blocks.size(), 8 + 24 * blocks.size());
    if (at < 0) {
      return false;
    }
    Bits.put32(buffer, at, senderSsrc);
    blocks(at + 4, blocks);
    return true;
  }

  /** Adds an SDES with one source's canonical name of at most 255 bytes. */
  public boolean sdes(long ssrc, String cname) {
    byte[] name = cname.getBytes(StandardCharsets.UTF_8);
    Objects.checkIndex(name.length, 256);
    int size = (8 + 2 + name.length + 1 + 3) & ~3;
    int at = begin(Rtcp.SDES, 1, size);
    if (at < 0) {
      return false;
    }
    Bits.put32(buffer, at, ssrc);
    buffer[at + 4] = 1;
    buffer[at + 5] = (byte) name.length;
    System.arraycopy(name, 0, buffer, at + 6, name.length);
    return true;
  }

  /** Adds a BYE of one source. */
  public boolean bye(long ssrc) {
    int at = begin(Rtcp.BYE, 1, 8);
    if (at >= 0) {
      Bits.put32(buffer, at, ssrc);
    }
    return at >= 0;
  }

  /**
   * Adds a generic NACK (RFC 4585 §6.2.1) for the first {@code count} numbers, which ascend modulo
   * 2^16.
   *
   * @return how many of them found room
   */
  public int nack(long senderSsrc, long mediaSsrc, int[] sequenceNumbers, int count) {
    int start = length;
    int room = (capacity - length - 12) / 4;
    if (room <= 0 || count == 0) {
      return 0;
    }
    int at = start + 12;
    int taken = 0;
    for (int pairs = 0; taken < count && pairs < room; pairs++, at += 4) {
      int first = sequenceNumbers[taken++];
      int following = 0;
      while (taken < count) {
        int distance = (sequenceNumbers[taken] - first) & 0xFFFF;
        if (distance == 0 || distance > 16) {
          break;
        }
        following |= 1 << (distance - 1);
        taken++;
      }
      Bits.put16(buffer, at, first);
      Bits.put16(buffer, at + 2, following);
    }
    feedback(Rtcp.TRANSPORT_FEEDBACK, Rtcp.NACK, at - start, senderSsrc, mediaSsrc, false);
    return taken;
  }

  /** Adds a PLI (RFC 4585 §6.3.1). */
  public boolean pli(long senderSsrc, long mediaSsrc) {
    return feedback(Rtcp.PAYLOAD_FEEDBACK, Rtcp.PLI, 12, senderSsrc, mediaSsrc, true) >= 0;
  }

  /** Adds a FIR (RFC 5104 §4.3.1); {@code number} must grow with each new demand. */
  public boolean fir(long senderSsrc, long mediaSsrc, int number) {
    int at = feedback(Rtcp.PAYLOAD_FEEDBACK, Rtcp.FIR, 20, senderSsrc, 0, true);
    if (at >= 0) {
      Bits.put32(buffer, at, mediaSsrc);
      buffer[at + 4] = (byte) number;
    }
    return at >= 0;
  }

  /** Adds a REMB for one source, in bits a second. */
  public boolean remb(long senderSsrc, long bitrate, long mediaSsrc) {
    int at = feedback(Rtcp.PAYLOAD_FEEDBACK, Rtcp.APPLICATION, 24, senderSsrc, 0, true);
    if (at < 0) {
      return false;
    }
    int exponent = Math.max(0, 64 - Long.numberOfLeadingZeros(bitrate) - 18);
    Bits.put32(buffer, at, Rtcp.REMB_NAME);
    buffer[at + 4] = 1;
    Bits.put24(buffer, at + 5, exponent << 18 | (int) (bitrate >> exponent));
    Bits.put32(buffer, at + 8, mediaSsrc);
    return true;
  }

  /** Adds an XR that asks for the round-trip time (RFC 3611 §4.4). */
  public boolean referenceTime(long senderSsrc, long ntp) {
    int at = begin(Rtcp.EXTENDED_REPORT, 0, 20);
    if (at < 0) {
      return false;
    }
    Bits.put32(buffer, at, senderSsrc);
    buffer[at + 4] = 4;
    Bits.put16(buffer, at + 6, 2);
    Bits.put64(buffer, at + 8, ntp);
    return true;
  }

  /**
   * Adds transport-wide feedback.
   *
   * @param arrivals for each packet from {@code baseSequence} on when it arrived in nanoseconds,
   *     {@link Long#MIN_VALUE} if it is missing; the first one is not missing
   * @param size how many of them
   * @return how many found room in this datagram (what is left needs a feedback of its own), 0 if
   *     none
   */
  public int transportFeedback(
      long senderSsrc, long mediaSsrc, int baseSequence, int number, long[] arrivals, int size) {
    TransportFeedbackBody body =
        new TransportFeedbackBody(buffer, length + 12, capacity, arrivals, size);
    int taken = body.write(baseSequence, number);
    if (taken > 0) {
      int bytes = body.end() - length;
      feedback(Rtcp.TRANSPORT_FEEDBACK, Rtcp.TRANSPORT_CC, bytes, senderSsrc, mediaSsrc, false);
    }
    return taken;
  }

  private void blocks(int at, List<ReportBlock> blocks) {
    for (ReportBlock block : blocks) {
      Bits.put32(buffer, at, block.ssrc());
      buffer[at + 4] = (byte) block.fractionLost();
      Bits.put24(buffer, at + 5, Math.clamp(block.cumulativeLost(), -0x800000, 0x7FFFFF));
      Bits.put32(buffer, at + 8, block.extendedHighest());
      Bits.put32(buffer, at + 12, block.jitter());
      Bits.put32(buffer, at + 16, block.lastSr());
      Bits.put32(buffer, at + 20, block.delaySinceLastSr());
      at += 24;
    }
  }

  private int feedback(
      int type, int format, int size, long senderSsrc, long mediaSsrc, boolean clear) {
    int at = clear ? begin(type, format, size) : header(type, format, size);
    if (at < 0) {
      return -1;
    }
    Bits.put32(buffer, at, senderSsrc);
    Bits.put32(buffer, at + 4, mediaSsrc);
    return at + 8;
  }

  private int begin(int type, int format, int size) {
    if (length + size > capacity) {
      return -1;
    }
    Arrays.fill(buffer, length, length + size, (byte) 0);
    return header(type, format, size);
  }

  private int header(int type, int format, int size) {
    int at = length;
    buffer[at] = (byte) (0x80 | format);
    buffer[at + 1] = (byte) type;
    Bits.put16(buffer, at + 2, size / 4 - 1);
    length += size;
    return at + 4;
  }
}
