package io.candor.rtc.srtp;

import java.util.Arrays;

/** Remembers which of the last {@value #SIZE} packet indices were seen (RFC 3711 §3.3.2). */
final class ReplayWindow {
  static final int SIZE = 1024;

  private final long[] seen = new long[SIZE / Long.SIZE];
  private long highest = -1;

  /** The highest index marked, or -1 before the first. */
  long highest() {
    return highest;
  }

  /** Says whether this index is new and not too old. */
  boolean admits(long index) {
    if (index > highest) {
      return true;
    }
    return index >= 0 && highest - index < SIZE && (seen[word(index)] & 1L << index) == 0;
  }

  /** Marks an authenticated index as seen. */
  void mark(long index) {
    if (index > highest) {
      forget(index);
      highest = index;
    }
    seen[word(index)] |= 1L << index;
  }

  /** Clears the places that indices up to the new highest take over from those that leave. */
  private void forget(long newHighest) {
    if (newHighest - highest >= SIZE) {
      Arrays.fill(seen, 0);
      return;
    }
    for (long i = highest + 1; i <= newHighest; i++) {
      seen[word(i)] &= ~(1L << i);
    }
  }

  private static int word(long index) {
    return (int) (index / Long.SIZE) & (SIZE / Long.SIZE - 1);
  }
}
