package io.candor.rtc.rtp;

/** A peer's round-trip time, smoothed, from reports (RFC 3550 §6.4.1) or NACK to RTX. */
public final class RttEstimator {
  /** Assumed until something was measured. */
  public static final long DEFAULT_NANOS = 100_000_000L;

  private static final long LONGEST = 5_000_000_000L;

  private long smoothed = -1;

  /** Adds a measurement in nanoseconds; impossible ones are ignored. */
  public void sample(long nanos) {
    if (nanos < 0 || nanos > LONGEST) {
      return;
    }
    smoothed = smoothed < 0 ? nanos : smoothed + (nanos - smoothed) / 8;
  }

  /**
   * Adds what a report block says.
   *
   * @param nowNtp when the report came, the middle 32 bits of NTP time
   * @param lastSr the report's LSR, 0 if it has none
   * @param delaySinceLastSr its DLSR in 1/65536 s
   */
  public void report(long nowNtp, long lastSr, long delaySinceLastSr) {
    if (lastSr == 0) {
      return;
    }
    long units = (nowNtp - lastSr - delaySinceLastSr) & 0xFFFF_FFFFL;
    if (units < 0x8000_0000L) {
      sample((units * 1_000_000_000L) >> 16);
    }
  }

  /** The estimate in nanoseconds. */
  public long nanos() {
    return smoothed < 0 ? DEFAULT_NANOS : smoothed;
  }

  /** Whether anything was measured yet. */
  public boolean measured() {
    return smoothed >= 0;
  }
}
