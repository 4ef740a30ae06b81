package io.candor.e2e.load;

/** When the next frame of a stream is due: every {@code period} from a start. */
final class MediaClock {
  private final long start;
  private final long period;
  private long count;

  MediaClock(long startNanos, long periodNanos) {
    start = startNanos;
    period = periodNanos;
  }

  long dueAt() {
    return start + count * period;
  }

  /** Whether a frame is due; {@link #advance} then moves to the next one. */
  boolean due(long now) {
    return dueAt() - now <= 0;
  }

  /** Media time of the frame that is due, and on to the next. */
  long advance() {
    return count++ * period;
  }
}
