package io.candor.rtc.session;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When a track is asked for a key frame: at an interval, after a loss, or because a viewer needs
 * one; all wishes are merged into at most one request a second.
 */
final class KeyFrameRequests {
  private static final long BETWEEN_REQUESTS = TimeUnit.SECONDS.toNanos(1);

  /** A browser sends its first key frame by itself; only if it got lost is it asked for. */
  private static final long FIRST_PATIENCE = TimeUnit.MILLISECONDS.toNanos(300);

  private final long interval;
  private boolean wanted;
  private long earliest;
  private long routineAt;

  KeyFrameRequests(Duration interval) {
    this.interval = interval.toNanos();
  }

  /**
   * The track's first packet is here. Patience counts from it, not from the answer: a handshake may
   * take longer than that, and then the first key frame would be asked for while it arrives.
   */
  void begun(long now) {
    this.earliest = now + FIRST_PATIENCE;
    this.routineAt = now + FIRST_PATIENCE;
  }

  /** Somebody needs a key frame. */
  void want() {
    wanted = true;
  }

  /** A key frame has begun to arrive: every wish is granted. */
  void arrived(long now) {
    wanted = false;
    routineAt = now + interval;
  }

  /** Whether to ask now; saying so counts as having asked. */
  boolean take(long now) {
    if (now - earliest < 0 || !(wanted || now - routineAt >= 0)) {
      return false;
    }
    earliest = now + BETWEEN_REQUESTS;
    return true;
  }

  long wakeAt() {
    return wanted || earliest - routineAt > 0 ? earliest : routineAt;
  }
}
