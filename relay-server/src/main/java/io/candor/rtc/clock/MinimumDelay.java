package io.candor.rtc.clock;

/**
 * The least of (arrival minus sending) over the last one to two windows: the offset of two clocks
 * plus the network's least delay. Windows end only when they hold enough samples, so that silence
 * forgets nothing, and drift is followed as windows pass.
 */
final class MinimumDelay {
  private final long windowNanos;
  private final int enough;
  private long previous = Long.MAX_VALUE;
  private long current = Long.MAX_VALUE;
  private long windowStart;
  private int samples;

  MinimumDelay(long windowNanos, int enough) {
    this.windowNanos = windowNanos;
    this.enough = enough;
  }

  void sample(long now, long offset) {
    if (samples == 0) {
      windowStart = now;
    } else if (now - windowStart >= windowNanos && samples >= enough) {
      previous = current;
      current = Long.MAX_VALUE;
      windowStart = now;
      samples = 0;
    }
    samples++;
    current = Math.min(current, offset);
  }

  boolean known() {
    return current != Long.MAX_VALUE || previous != Long.MAX_VALUE;
  }

  long offset() {
    return Math.min(current, previous);
  }

  void reset() {
    previous = Long.MAX_VALUE;
    current = Long.MAX_VALUE;
    samples = 0;
  }
}
