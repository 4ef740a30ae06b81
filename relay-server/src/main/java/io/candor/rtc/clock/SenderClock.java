package io.candor.rtc.clock;

/**
 * One sender's wall clock against the server's: learned from sender reports, of which those that
 * travelled fastest count. Shared by all tracks of a peer connection. Not thread-safe.
 */
public final class SenderClock {
  private static final long SUSPICIOUS = 1_000_000_000L;
  private static final int CONVINCED = 3;

  private final MinimumDelay delay = new MinimumDelay(30_000_000_000L, 8);
  private int outliers;
  private long lastOutlier;
  private int epoch;

  /**
   * Takes a sender report's NTP time and when it came.
   *
   * @return whether it agrees with those before; a clock that was set is believed the third time
   */
  public boolean report(long ntp, long arrivalNanos) {
    long offset = arrivalNanos - Ntp.nanos(ntp);
    if (delay.known() && Math.abs(offset - delay.offset()) > SUSPICIOUS) {
      outliers = outliers > 0 && Math.abs(offset - lastOutlier) < SUSPICIOUS ? outliers + 1 : 1;
      lastOutlier = offset;
      if (outliers < CONVINCED) {
        return false;
      }
      delay.reset();
      epoch++;
    }
    outliers = 0;
    delay.sample(arrivalNanos, offset);
    return true;
  }

  /** Whether any report came. */
  public boolean known() {
    return delay.known();
  }

  /** Grows each time the sender's clock was found to be set; times of two epochs do not compare. */
  public int epoch() {
    return epoch;
  }

  /** A moment of the sender's clock (32.32 NTP) on the server's, in nanoseconds. */
  public long serverNanos(long ntp) {
    return Ntp.nanos(ntp) + delay.offset();
  }
}
