package io.candor.rtc.ice;

import java.nio.ByteBuffer;

/**
 * The last checks that were authentic. A copy that comes late, or from an attacker's address, is
 * answered but must not move the peer to where it came from.
 */
final class SeenTransactions {
  private static final int KEPT = 128;

  private final long[] recent = new long[KEPT];
  private int next;

  /** Whether this transaction was seen before; remembers it if not. */
  boolean repeated(byte[] transactionId) {
    ByteBuffer id = ByteBuffer.wrap(transactionId);
    // 64 of the 96 bits, folded; zero marks an empty slot.
    long folded = (id.getLong() ^ ((long) id.getInt() << 32)) | 1;
    for (long each : recent) {
      if (each == folded) {
        return true;
      }
    }
    recent[next] = folded;
    next = (next + 1) % KEPT;
    return false;
  }
}
