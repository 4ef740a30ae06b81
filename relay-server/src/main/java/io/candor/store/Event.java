package io.candor.store;

import org.jspecify.annotations.Nullable;

/**
 * Something noticed during an attempt; never changed once written.
 *
 * @param seq 1, 2, 3… within the attempt, given by the student's browser
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
  /** The same event under another number. */
  Event numbered(long number) {
    return new Event(attemptId, number, kind, at, detail, ends, durationMs, committedAt);
  }
}
