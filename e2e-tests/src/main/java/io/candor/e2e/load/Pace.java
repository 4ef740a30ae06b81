package io.candor.e2e.load;

import java.time.Duration;

/**
 * How a student's machine keeps time.
 *
 * @param systemDrift how much longer its seconds are than ours, such as 1e-4 for 100 ppm
 * @param soundDrift the same for its sound card, which has a clock of its own
 * @param pictureDelay from a picture's capture until it is sent; sound is sent at once
 * @param firstReport from the first frame to the first sender report; one follows every second
 * @param onTheSecond whether media starts with a second of the kit's clock, so that several peer
 *     connections show the same thing at the same time
 */
public record Pace(
    double systemDrift,
    double soundDrift,
    Duration pictureDelay,
    Duration firstReport,
    boolean onTheSecond) {
  /** A machine whose clocks are right, among a crowd that is spread in time. */
  public static final Pace STEADY = new Pace(0, 0, Duration.ZERO, Duration.ofMillis(100), false);
}
