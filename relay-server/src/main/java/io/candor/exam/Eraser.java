package io.candor.exam;

import io.candor.store.Erasure;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes an attempt as if it had never been, but for a line that says so. The order is what makes it
 * safe to be killed at any moment: its mark and its key, then its blobs, then its rows.
 */
final class Eraser {
  private static final Logger log = LoggerFactory.getLogger(Eraser.class);

  private final Rows rows;
  private final Recordings recordings;
  private final Clockwork clockwork;

  Eraser(RoomParts parts) {
    this.rows = parts.rows();
    this.recordings = parts.recordings();
    this.clockwork = parts.clockwork();
  }

  /**
   * Erases an attempt that nobody sits in any more. Blocks.
   *
   * @return whether it is gone; not so when it is held
   */
  boolean erase(String attemptId, Erasure.Why why, @Nullable String byWhom) {
    if (!rows.erasures().begin(attemptId, why, byWhom).join()) {
      return false;
    }
    complete(attemptId);
    return true;
  }

  /** Goes on with what an earlier run began. */
  void goOn() {
    rows.erasures().begun().forEach(this::complete);
  }

  private void complete(String attemptId) {
    recordings.erase(attemptId);
    rows.erasures().complete(attemptId, clockwork.now()).join();
    log.info("attempt {}: erased", attemptId);
  }

  /** After one erasure or many: nothing of it remains in the database's files either. */
  void leaveNothing() {
    if (!rows.erasures().leaveNothing()) {
      log.info("the database's log is still being read; it will be emptied later");
    }
  }
}
