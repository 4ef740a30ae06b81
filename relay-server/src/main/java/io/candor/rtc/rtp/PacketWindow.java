package io.candor.rtc.rtp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The packets between the next to deliver and the highest seen, in a ring that grows when a gap
 * needs it. Sequence numbers are extended ones.
 */
final class PacketWindow {
  /** The most packets the window spans. */
  static final int LARGEST = 2048;

  private static final int SMALLEST = 32;

  private @Nullable RtpPacket[] packets = new @Nullable RtpPacket[SMALLEST];
  private long[] times = new long[SMALLEST];
  private long[] asked = new long[SMALLEST];
  private byte[] tries = new byte[SMALLEST];
  private long next;
  private long highest;

  /** Empties the window; {@code sequence} is the next to come. */
  void begin(long sequence) {
    Arrays.fill(packets, null);
    next = sequence;
    highest = sequence - 1;
  }

  long next() {
    return next;
  }

  long highest() {
    return highest;
  }

  boolean present(long sequence) {
    return sequence < next || packets[slot(sequence)] != null;
  }

  @Nullable RtpPacket packet(long sequence) {
    return packets[slot(sequence)];
  }

  long arrival(long sequence) {
    return times[slot(sequence)];
  }

  /** When a missing packet was noticed; {@link Long#MAX_VALUE} for one that is there. */
  long noticed(long sequence) {
    return packets[slot(sequence)] == null ? times[slot(sequence)] : Long.MAX_VALUE;
  }

  /** How often a missing packet was asked for. */
  int tries(long sequence) {
    return tries[slot(sequence)];
  }

  /** When a missing packet was asked for last. */
  long asked(long sequence) {
    return asked[slot(sequence)];
  }

  void asked(long sequence, long now) {
    asked[slot(sequence)] = now;
    tries[slot(sequence)]++;
  }

  /** Opens slots up to and including a sequence number; returns how many before it are missing. */
  int noticeUpTo(long sequence, long now) {
    if (sequence <= highest) {
      return 0;
    }
    while (sequence - next >= packets.length) {
      grow();
    }
    int missing = (int) (sequence - highest - 1);
    for (long open = highest + 1; open <= sequence; open++) {
      times[slot(open)] = now;
      tries[slot(open)] = 0;
    }
    highest = sequence;
    return missing;
  }

  void put(long sequence, RtpPacket packet, long now) {
    packets[slot(sequence)] = packet;
    times[slot(sequence)] = now;
  }

  void dropHead() {
    packets[slot(next)] = null;
    next++;
  }

  private int slot(long sequence) {
    return (int) sequence & packets.length - 1;
  }

  private void grow() {
    int old = packets.length;
    PacketWindow wide = new PacketWindow();
    wide.packets = new @Nullable RtpPacket[2 * old];
    wide.times = new long[2 * old];
    wide.asked = new long[2 * old];
    wide.tries = new byte[2 * old];
    for (long sequence = next; sequence <= highest; sequence++) {
      int from = slot(sequence);
      int to = wide.slot(sequence);
      wide.packets[to] = packets[from];
      wide.times[to] = times[from];
      wide.asked[to] = asked[from];
      wide.tries[to] = tries[from];
    }
    packets = wide.packets;
    times = wide.times;
    asked = wide.asked;
    tries = wide.tries;
  }
}
