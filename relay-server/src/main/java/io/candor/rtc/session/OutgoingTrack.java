package io.candor.rtc.session;

import io.candor.rtc.clock.Ntp;
import io.candor.rtc.rtcp.RtcpWriter;
import io.candor.rtc.rtp.RtpPacket;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One track on its way to one viewer: SSRC, payload type, sequence and timestamps are our own, so
 * that a change of what is shown looks like one unbroken stream (RFC 3550 §7.1).
 */
public final class OutgoingTrack {
  /** Packets that may be asked for again; a power of two. Some seconds of a modest stream. */
  private static final int RING = 512;

  /** What is shown from the past is squeezed to a millisecond a frame, so that it ends now. */
  private static final int SQUEEZED_TICKS = 90;

  /** A packet as it left: the same sequence number must never be protected twice. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Sent(int sequence, byte[] buffer, int size) {}

  private final RtcSession session;
  private final Pacer pacer;
  private final long ssrc;
  private final int payloadType;
  private final @Nullable Sent[] sent = new Sent[RING];
  private long sequenceOffset;
  private long timestampOffset;
  private long lastSequence;
  private long lastTimestamp;
  private long lastAt;
  private long packets;
  private long octets;
  private boolean started;

  public OutgoingTrack(
      RtcSession session,
      Pacer pacer,
      long ssrc,
      int payloadType,
      int firstSequence,
      long firstTimestamp) {
    this.session = session;
    this.pacer = pacer;
    this.ssrc = ssrc;
    this.payloadType = payloadType;
    this.lastSequence = firstSequence;
    this.lastTimestamp = firstTimestamp;
  }

  /** Sends what came before, a key frame first, and goes on from there. */
  public void begin(long now, List<PacketHistory.Kept> history) {
    if (history.isEmpty()) {
      return;
    }
    lastAt = now;
    long frames = framesAfterFirst(history);
    PacketHistory.Kept last = history.get(history.size() - 1);
    join(history.get(0).sequence(), last.packet().timestamp(), frames);
    long timestamp = history.get(0).packet().timestamp();
    for (PacketHistory.Kept kept : history) {
      if (kept.packet().timestamp() != timestamp) {
        timestamp = kept.packet().timestamp();
        frames--;
      }
      long shown = last.packet().timestamp() + timestampOffset - frames * SQUEEZED_TICKS;
      send(kept.packet(), kept.sequence(), shown);
    }
  }

  private static long framesAfterFirst(List<PacketHistory.Kept> history) {
    long frames = 0;
    long timestamp = history.get(0).packet().timestamp();
    for (PacketHistory.Kept kept : history) {
      if (kept.packet().timestamp() != timestamp) {
        timestamp = kept.packet().timestamp();
        frames++;
      }
    }
    return frames;
  }

  private void join(long sequence, long timestamp, long framesBefore) {
    sequenceOffset = lastSequence + 1 - sequence;
    timestampOffset = lastTimestamp + (framesBefore + 1) * SQUEEZED_TICKS - timestamp;
    started = true;
  }

  /** Passes the next packet on. The first one decides where our own numbering begins. */
  public void forward(long now, RtpPacket packet, long sequence) {
    lastAt = now;
    if (!started) {
      join(sequence, packet.timestamp(), 0);
    }
    send(packet, sequence, packet.timestamp() + timestampOffset);
  }

  /** Whether anything has been sent since the last {@link #restart}. */
  public boolean started() {
    return started;
  }

  /** Forgets where it was in the source; the next packet or history joins on without a gap. */
  public void restart() {
    started = false;
  }

  private void send(RtpPacket packet, long sequence, long timestamp) {
    long outgoing = sequence + sequenceOffset;
    int length = RtpPacket.HEADER_LENGTH + packet.payloadLength();
    byte[] buffer = new byte[length + RtcSession.overhead()];
    // The extensions' ids were agreed with the student, not with this viewer: they stay behind.
    buffer[0] = (byte) 0x80;
    buffer[1] = (byte) (payloadType | (packet.marker() ? 0x80 : 0));
    put16(buffer, 2, (int) outgoing);
    put32(buffer, 4, timestamp);
    put32(buffer, 8, ssrc);
    System.arraycopy(
        packet.buffer(),
        packet.payloadOffset(),
        buffer,
        RtpPacket.HEADER_LENGTH,
        packet.payloadLength());
    int size = session.protect(buffer, length);
    if (size > 0) {
      pacer.send(buffer, size);
      int number = (int) outgoing & 0xFFFF;
      sent[number & (RING - 1)] = new Sent(number, buffer, size);
      packets++;
      octets += packet.payloadLength();
      lastSequence = Math.max(lastSequence, outgoing);
      lastTimestamp = timestamp;
    }
  }

  /** Sends again what the viewer misses, as far as it is remembered. */
  public void sendAgain(List<Integer> sequenceNumbers) {
    for (int sequence : sequenceNumbers) {
      Sent known = sent[sequence & (RING - 1)];
      if (known != null && known.sequence() == sequence) {
        pacer.send(known.buffer(), known.size());
      }
    }
  }

  /**
   * Adds a sender report that ties our timestamps to the wall clock (times here are nanoseconds
   * since 1970), so that the viewer can play sound and picture together.
   */
  public void report(RtcpWriter into) {
    if (packets > 0) {
      long ntp = Ntp.ofEpochNanos(lastAt);
      into.senderReport(ssrc, ntp, lastTimestamp & 0xFFFF_FFFFL, packets, octets, List.of());
    }
  }

  public long ssrc() {
    return ssrc;
  }

  private static void put16(byte[] buffer, int at, int value) {
    buffer[at] = (byte) (value >> 8);
    buffer[at + 1] = (byte) value;
  }

  private static void put32(byte[] buffer, int at, long value) {
    put16(buffer, at, (int) (value >> 16));
    put16(buffer, at + 2, (int) value);
  }
}
