package io.candor.score;

import io.candor.signaling.protocol.TrackingOption;

/**
 * An event that the exam's policy counts.
 *
 * @param event its place in the attempt's timeline
 * @param time from its beginning to its end; a moment where it has no length
 */
public record Flag(long event, TrackingOption option, Span time, ReviewState state) {
  /** Whether the score counts it. */
  public boolean counts() {
    return state != ReviewState.DISMISSED;
  }
}
