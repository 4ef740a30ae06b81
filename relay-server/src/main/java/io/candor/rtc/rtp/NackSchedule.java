package io.candor.rtc.rtp;

/**
 * When to ask for which missing packet: first after the reordering allowance, then once a round
 * trip, within a budget that no gap can turn into a storm.
 */
final class NackSchedule {
  private static final int LARGEST_REQUEST = 256;
  private static final int MOST_TRIES = 20;
  private static final long BUDGET = 500;
  private static final long NANOS_PER_TOKEN = 1_000_000L;
  private static final long SHORTEST_REPEAT = 25_000_000L;

  /** Requests due within this time go together. */
  private static final long TOGETHER = 2_000_000L;

  private final ReceiveTrack.Settings settings;
  private final PacketWindow window;
  private final RttEstimator rtt;
  private final int[] request;
  private long wakeAt = Long.MAX_VALUE;
  private long budget = BUDGET;
  private long budgetAt;

  NackSchedule(ReceiveTrack.Settings settings, PacketWindow window, RttEstimator rtt) {
    this.settings = settings;
    this.window = window;
    this.rtt = rtt;
    this.request = new int[settings.nack() ? LARGEST_REQUEST : 0];
  }

  long wakeAt() {
    return wakeAt;
  }

  /** Packets are missing since now. */
  void noticed(long now) {
    wakeAt = Math.min(wakeAt, now + settings.reorderNanos());
  }

  /** A missing packet came by RTX; if it was asked for once, that took a round trip. */
  void repaired(long now, long sequence) {
    if (window.tries(sequence) == 1) {
      rtt.sample(now - window.asked(sequence));
    }
  }

  void wake(long now, NackSink sink, ReceiveStatistics statistics) {
    refill(now);
    long repeat = Math.max(SHORTEST_REPEAT, rtt.nanos() + rtt.nanos() / 4);
    long earliest = Long.MAX_VALUE;
    int count = 0;
    for (long sequence = window.next(); sequence <= window.highest(); sequence++) {
      if (window.present(sequence)) {
        continue;
      }
      earliest = Math.min(earliest, window.noticed(sequence) + settings.maxWaitNanos());
      if (!settings.nack() || window.tries(sequence) >= MOST_TRIES) {
        continue;
      }
      long due = due(sequence, repeat);
      if (due <= now + TOGETHER) {
        if (count < request.length && budget > 0) {
          request[count++] = (int) sequence & 0xFFFF;
          budget--;
          window.asked(sequence, now);
          due = now + repeat;
        } else {
          due = now + SHORTEST_REPEAT;
        }
      }
      earliest = Math.min(earliest, due);
    }
    wakeAt = earliest;
    if (count > 0) {
      statistics.countAsked(count);
      sink.nack(settings.ssrc(), request, count);
    }
  }

  private long due(long sequence, long repeat) {
    return window.tries(sequence) == 0
        ? window.noticed(sequence) + settings.reorderNanos()
        : window.asked(sequence) + repeat;
  }

  private void refill(long now) {
    long tokens = Math.max(0, now - budgetAt) / NANOS_PER_TOKEN;
    if (tokens > 0) {
      budget = Math.min(BUDGET, budget + tokens);
      budgetAt = now;
    }
  }
}
