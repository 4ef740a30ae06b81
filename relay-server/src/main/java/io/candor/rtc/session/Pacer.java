package io.candor.rtc.session;

import io.candor.rtc.Outbox;
import java.util.ArrayDeque;

/**
 * Spreads what goes to one viewer, so that a key frame and all that followed it don't leave in one
 * burst that a small router's queue would cut off.
 */
public final class Pacer {
  /** Some twenty live pictures at once; a kept key frame of 100 kB leaves in 40 ms. */
  private static final long BITS_PER_SECOND = 20_000_000;

  private static final long BURST_BYTES = 32_000;

  /** Three seconds of it; a viewer who is further behind gets no more until it is worked off. */
  private static final int MOST_QUEUED = 8_000;

  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  private record Ready(byte[] buffer, int size) {}

  private final RtcSession session;
  private final ArrayDeque<Ready> queue = new ArrayDeque<>();
  private long allowance = BURST_BYTES;
  private long allowedAt;
  private long dropped;

  public Pacer(RtcSession session, long now) {
    this.session = session;
    this.allowedAt = now;
  }

  /** Puts a protected packet in line; {@link #wake} sends it. */
  void send(byte[] buffer, int size) {
    if (queue.size() < MOST_QUEUED) {
      queue.add(new Ready(buffer, size));
    } else {
      dropped++;
    }
  }

  /** Sends what the rate allows. */
  public void wake(long now, Outbox out) {
    long earned = (now - allowedAt) / 1000 * BITS_PER_SECOND / 8_000_000;
    if (earned > 0) {
      allowance = Math.min(BURST_BYTES, allowance + earned);
      allowedAt = now;
    }
    for (Ready next = queue.peek(); next != null && allowance > 0; next = queue.peek()) {
      session.transmit(next.buffer(), next.size(), out);
      allowance -= next.size();
      queue.remove();
    }
  }

  /** Whether packets wait. */
  public boolean waiting() {
    return !queue.isEmpty();
  }

  /** Packets that found the line too long. */
  public long dropped() {
    return dropped;
  }
}
