package io.candor.rtc.rtp;

import io.candor.rtc.rtcp.RtcpWriter;
import java.util.Arrays;

/**
 * Remembers when each packet of a transport arrived and tells the sender every quarter of a second,
 * for its congestion control (draft-holmer-rmcat-transport-wide-cc-extensions). One for a whole
 * peer connection; not thread-safe.
 */
public final class TransportCcReceiver {
  /**
   * libwebrtc's own receiver lies between 50 and 250 ms. A student's modest stream is limited by
   * its settings, hardly ever by the network, and each report costs us a datagram.
   */
  private static final long INTERVAL = 250_000_000L;

  private static final int SPAN = 1024;
  private static final int OLDEST = 500;
  private static final long MISSING = Long.MIN_VALUE;

  private final Unwrapper numbers = Unwrapper.sequence();
  private final long[] arrivals = new long[SPAN];
  private final long[] report = new long[SPAN];
  private long next;
  private long highest = -1;
  private long wakeAt = Long.MAX_VALUE;
  private int feedbacks;

  /** A receiver that has seen nothing. */
  public TransportCcReceiver() {
    Arrays.fill(arrivals, MISSING);
  }

  /** Takes the transport-wide number of a packet that came now. */
  public void receive(long now, int transportSequence) {
    long number = numbers.unwrap(transportSequence);
    if (highest < 0 || Math.abs(number - highest) >= SPAN) {
      begin(number);
    }
    if (number > highest) {
      for (long open = highest + 1; open < number; open++) {
        arrivals[slot(open)] = MISSING;
      }
      highest = number;
      next = Math.max(next, highest - SPAN + 1);
    } else if (number < next - OLDEST || number <= highest - SPAN) {
      return;
    } else if (number < next) {
      // It was told missing: tell again from here on.
      next = number;
    } else if (arrivals[slot(number)] != MISSING) {
      return;
    }
    arrivals[slot(number)] = now;
    wakeAt = Math.min(wakeAt, now + INTERVAL);
  }

  /** When feedback is due, {@link Long#MAX_VALUE} if there is nothing to tell. */
  public long wakeAt() {
    return wakeAt;
  }

  /**
   * Writes feedback for what came since the last one. Call again with a fresh writer while it
   * returns true and {@link #wakeAt} is still due.
   *
   * @return whether something was written
   */
  public boolean write(RtcpWriter writer, long senderSsrc, long mediaSsrc) {
    while (next <= highest && arrivals[slot(next)] == MISSING) {
      next++;
    }
    int size = (int) (highest + 1 - next);
    for (int i = 0; i < size; i++) {
      report[i] = arrivals[slot(next + i)];
    }
    int base = (int) next & 0xFFFF;
    int taken =
        size == 0
            ? 0
            : writer.transportFeedback(senderSsrc, mediaSsrc, base, feedbacks & 0xFF, report, size);
    next += taken;
    if (taken > 0) {
      feedbacks++;
    }
    if (next > highest) {
      wakeAt = Long.MAX_VALUE;
    }
    return taken > 0;
  }

  private void begin(long number) {
    Arrays.fill(arrivals, MISSING);
    next = number;
    highest = number - 1;
  }

  private static int slot(long number) {
    return (int) number & SPAN - 1;
  }
}
