package io.candor.exam;

import io.candor.signaling.protocol.AttemptState;
import io.candor.signaling.protocol.Detail;
import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.ServerToStudent;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What passes between one student and those who invigilate: calls for help, pauses, words. All of
 * it is on the timeline; how the attempt stands is told from there. Thread-safe.
 */
final class Invigilation {
  /** The most of a teacher's words that an event keeps, in characters. */
  private static final int KEPT = 500;

  private final Sitting sitting;
  private final RoomParts parts;
  private final Timeline timeline;

  /**
   * One change after the other, the disk included, so that what is told last is the truth. Never
   * taken under the sitting's lock.
   */
  private final ReentrantLock changing = new ReentrantLock();

  Invigilation(Sitting sitting, RoomParts parts) {
    this.sitting = sitting;
    this.parts = parts;
    this.timeline = new Timeline(parts);
  }

  /** The student waits for help, or no longer does. Blocks; false before the consent. */
  boolean help(boolean wanted) {
    return lasting(EventKind.HELP_ASKED, wanted);
  }

  /** The attempt is paused, or goes on. Blocks; false before the consent and after the end. */
  boolean pause(boolean paused) {
    return lasting(EventKind.ATTEMPT_PAUSED, paused);
  }

  private boolean lasting(EventKind kind, boolean going) {
    changing.lock();
    try {
      if (!underWay()) {
        return false;
      }
      var written = going ? timeline.begin(sitting, kind) : timeline.end(sitting, kind);
      if (written.join().isPresent()) {
        sitting.stands(parts.rows().standings().of(sitting.attemptId()));
      }
      return true;
    } finally {
      changing.unlock();
    }
  }

  /**
   * A teacher's words for the student, if a browser is connected.
   *
   * @return whether there is one, once it is noted
   */
  CompletableFuture<Boolean> message(String text) {
    if (!sitting.send(new ServerToStudent.Message(text))) {
      return CompletableFuture.completedFuture(false);
    }
    return underWay()
        ? timeline
            .note(sitting, EventKind.MESSAGE_SENT, Detail.of("text", beginning(text)))
            .thenApply(noted -> true)
        : CompletableFuture.completedFuture(true);
  }

  /** Of somebody who has not agreed nothing is noted. */
  private boolean underWay() {
    return sitting.consentAt().isPresent() && sitting.state() != AttemptState.FINISHED;
  }

  private static String beginning(String text) {
    return text.length() <= KEPT ? text : text.substring(0, KEPT - 1) + "…";
  }
}
