package io.candor.e2e.journey;

import io.candor.e2e.clip.CameraClip;
import io.candor.e2e.clip.ClockReading;
import java.time.Duration;
import java.util.Optional;

/**
 * A clock as a page showed it.
 *
 * @param at when that was, by this machine's time in epoch milliseconds
 */
record SeenClock(ClockReading clock, long at) {
  /** How long the camera's clip is before it starts again. */
  static final Duration CLIP = Duration.ofSeconds(40);

  /** Reads what a script said: the picture in base64, a space, the time. */
  static Optional<SeenClock> read(String said) {
    String[] parts = said.split(" ");
    return parts.length == 2
        ? VideoClock.read(parts[0]).map(clock -> new SeenClock(clock, Long.parseLong(parts[1])))
        : Optional.empty();
  }

  /** Seconds by which {@code other}, seen elsewhere, lags behind this clock. */
  double aheadOf(SeenClock other) {
    double clocks = (clock.frame() - other.clock.frame()) / (double) CameraClip.RATE;
    return Math.IEEEremainder(clocks - (at - other.at) / 1000.0, (double) CLIP.toSeconds());
  }
}
