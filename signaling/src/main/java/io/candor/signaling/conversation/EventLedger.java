package io.candor.signaling.conversation;

import java.util.TreeSet;

/**
 * Which of an attempt's events have come in and which are committed; acknowledgements are
 * cumulative although commits may end in any order. Thread-safe.
 */
final class EventLedger {
  enum Arrival {
    /** The one that was due. */
    NEXT,
    /** One that has come before. */
    AGAIN,
    /** One too far ahead: something is missing before it. */
    GAP,
    /** As GAP, which has been told already. */
    STILL_GAP
  }

  private final TreeSet<Long> ahead = new TreeSet<>();
  private long arrived;
  private long committed;
  private boolean gap;

  /** Begins after what the database has. */
  EventLedger(long lastEventSeq) {
    this.arrived = lastEventSeq;
    this.committed = lastEventSeq;
  }

  synchronized Arrival arrive(long seq) {
    if (seq <= arrived) {
      return Arrival.AGAIN;
    }
    if (seq > arrived + 1) {
      Arrival arrival = gap ? Arrival.STILL_GAP : Arrival.GAP;
      gap = true;
      return arrival;
    }
    gap = false;
    arrived = seq;
    return Arrival.NEXT;
  }

  /** Notes a commit; true if that moves {@link #committed()}. */
  synchronized boolean commit(long seq) {
    ahead.add(seq);
    long before = committed;
    while (!ahead.isEmpty() && ahead.first() <= committed + 1) {
      committed = Math.max(committed, ahead.pollFirst());
    }
    return committed > before;
  }

  /** Every event up to this one is committed. */
  synchronized long committed() {
    return committed;
  }

  /** The last event that came in without a gap. */
  synchronized long arrived() {
    return arrived;
  }
}
