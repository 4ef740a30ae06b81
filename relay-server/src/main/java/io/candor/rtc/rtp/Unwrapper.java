package io.candor.rtc.rtp;

/**
 * A counter of few bits on the wire, extended to 64: each value is taken as the one nearest to the
 * last (RFC 3550 A.1's cycles, for sequence numbers, timestamps and transport-wide numbers alike).
 */
public final class Unwrapper {
  private final int bits;
  private long last;
  private boolean started;

  private Unwrapper(int bits) {
    this.bits = bits;
  }

  /** For 16-bit sequence numbers. */
  public static Unwrapper sequence() {
    return new Unwrapper(16);
  }

  /** For 32-bit timestamps. */
  public static Unwrapper timestamp() {
    return new Unwrapper(32);
  }

  /** Extends a value and remembers it; the first one starts in cycle 0. */
  public long unwrap(long value) {
    last = started ? nearest(last, value, bits) : value & ((1L << bits) - 1);
    started = true;
    return last;
  }

  /** The number nearest to {@code reference} with the given low bits; on a tie, the higher one. */
  public static long nearest(long reference, long value, int bits) {
    long range = 1L << bits;
    long forward = (value - reference) & (range - 1);
    return forward <= range / 2 ? reference + forward : reference + forward - range;
  }
}
