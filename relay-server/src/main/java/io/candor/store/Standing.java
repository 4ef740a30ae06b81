package io.candor.store;

import org.jspecify.annotations.Nullable;

/**
 * How an attempt stands with those who invigilate; times are epoch milliseconds.
 *
 * @param helpSince since when its student waits for help
 * @param pausedSince since when it is paused
 * @param pausedMs how long the pauses before were, taken together
 */
public record Standing(@Nullable Long helpSince, @Nullable Long pausedSince, long pausedMs) {
  /** Nothing asked, never paused. */
  public static final Standing PLAIN = new Standing(null, null, 0);
}
