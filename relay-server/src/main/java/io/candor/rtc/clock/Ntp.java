package io.candor.rtc.clock;

/** NTP timestamps: seconds since 1900 in 32.32 fixed point (RFC 3550 §4). */
public final class Ntp {
  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
  private static final long NANOS = 1_000_000_000L;

  private Ntp() {}

  /** Nanoseconds since the start of the NTP era; moments of two eras are told apart by nearness. */
  public static long nanos(long ntp) {
    long seconds = ntp >>> 32;
    // 1900 to 1968 means the era that starts in 2036 (RFC 4330 §3).
    long continuous = (seconds & 0x8000_0000L) != 0 ? seconds : seconds + (1L << 32);
    return (continuous - SECONDS_1900_TO_1970) * NANOS + (((ntp & 0xFFFF_FFFFL) * NANOS) >>> 32);
  }

  /** The NTP time of nanoseconds since 1970. */
  public static long ofEpochNanos(long epochNanos) {
    long seconds = Math.floorDiv(epochNanos, NANOS) + SECONDS_1900_TO_1970;
    long fraction = (Math.floorMod(epochNanos, NANOS) << 32) / NANOS;
    return seconds << 32 | fraction;
  }

  /** The middle 32 bits, as reports use them for LSR. */
  public static long middle(long ntp) {
    return ntp >>> 16 & 0xFFFF_FFFFL;
  }
}
