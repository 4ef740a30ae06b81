package io.candor.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long to leave an authority alone that gave nothing: three times as long each time. */
final class Backoff {
  /** With its growth it makes five questions in the first hour, what Let's Encrypt bears. */
  private static final Duration FIRST = Duration.ofMinutes(1);

  private static final int GROWTH = 3;
  private static final Duration LONGEST = Duration.ofHours(6);

  /** However much longer an authority wants it. */
  private static final Duration LONGEST_ASKED = Duration.ofDays(7);

  private Duration pause = FIRST;
  private Instant until = Instant.MIN;

  boolean lasts(Instant now) {
    return now.isBefore(until);
  }

  /**
   * Begins a pause.
   *
   * @param asked the moment from which the authority wants to be asked again, if it said one
   * @return the pause's end
   */
  Instant failed(Instant now, Optional<Instant> asked) {
    Instant own = now.plus(pause);
    Instant latest = now.plus(LONGEST_ASKED);
    until =
        asked.filter(own::isBefore).map(wish -> wish.isAfter(latest) ? latest : wish).orElse(own);
    Duration longer = pause.multipliedBy(GROWTH);
    pause = longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
    return until;
  }

  void over() {
    pause = FIRST;
    until = Instant.MIN;
  }
}
