package io.candor.media.embedded;

import java.time.Instant;
import java.util.function.LongSupplier;

/**
 * The engine's time: nanoseconds since 1970 that never jump, so that a recording made while
 * somebody sets the machine's clock is as long as it really took.
 */
final class EngineClock {
  private final LongSupplier monotonic;
  private final long offset;

  private EngineClock(LongSupplier monotonic, long offset) {
    this.monotonic = monotonic;
    this.offset = offset;
  }

  /** Starts at the wall clock's now. */
  static EngineClock startingAt(Instant now, LongSupplier monotonic) {
    long epochNanos = now.getEpochSecond() * 1_000_000_000L + now.getNano();
    return new EngineClock(monotonic, epochNanos - monotonic.getAsLong());
  }

  long nanos() {
    return monotonic.getAsLong() + offset;
  }
}
