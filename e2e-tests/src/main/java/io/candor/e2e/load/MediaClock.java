package io.candor.e2e.load;

/** When the next frame of a stream is due: every {@code period} from a start. */
final class MediaClock {
  private final long start;
  private final long period;
  private final double drift;
  private long count;

  /** A clock whose seconds are longer than ours by {@code drift}. */
  MediaClock(long startNanos, long periodNanos, double drift) {
    start = startNanos;
    period = periodNanos;
    this.drift = drift;
  }

  long dueAt() {
    long media = count * period;
    return start + media + Math.round(media * drift);
  }

  /** Whether a frame is due; {@link #advance} then moves to the next one. */
  boolean due(long now) {
    return dueAt() - now <= 0;
  }

  /** Media time of the frame that is due, and on to the next. */
  long advance() {
    return count++ * period;
  }

  /** Media time now. */
  long at(long now) {
    return Math.round((now - start) / (1 + drift));
  }
}
