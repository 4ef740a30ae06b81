package io.candor.media.kurento;

import java.util.concurrent.TimeUnit;

/**
 * How long a peer may be unheard: half a minute, as everywhere here. Nanoseconds of a clock that
 * never jumps. Thread-safe.
 */
final class Patience {
  private static final long LIMIT = TimeUnit.SECONDS.toNanos(30);

  private volatile boolean waiting = true;
  private volatile long since;

  /** Waits for the first sign from now on. */
  Patience(long nanos) {
    since = nanos;
  }

  void heard(boolean heard, long nanos) {
    since = nanos;
    waiting = !heard;
  }

  boolean over(long nanos) {
    return waiting && nanos - since > LIMIT;
  }
}
