package io.candor.store;

import org.jspecify.annotations.Nullable;

/**
 * Something noticed during an attempt; never changed once written.
 *
 * @param seq its place in the attempt's timeline: 1, 2, 3… in the order of commits
 * @param at epoch milliseconds
 * @param detail JSON
 * @param ends the event this one ends
 * @param committedAt when the server took it, epoch milliseconds
 */
public record Event(
    String attemptId,
    long seq,
    String kind,
    long at,
    String detail,
    @Nullable Long ends,
    @Nullable Long durationMs,
    long committedAt) {
  /** The same event as the end of the one at that place. */
  Event ending(@Nullable Long place) {
    return new Event(attemptId, seq, kind, at, detail, place, durationMs, committedAt);
  }

  /** The same event as the end of what began then. */
  Event ending(long place, long began) {
    long lasted = Math.max(0, at - began);
    return new Event(attemptId, seq, kind, at, detail, place, lasted, committedAt);
  }

  /** The same event at another place. */
  Event numbered(long number) {
    return new Event(attemptId, number, kind, at, detail, ends, durationMs, committedAt);
  }
}
