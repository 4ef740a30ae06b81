package io.candor.exam;

import io.candor.signaling.protocol.AttemptState;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.store.Attempt;
import io.candor.store.Erasure;
import io.candor.store.Exam;
import io.candor.store.LegalHold;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that nothing is kept for longer than it may be: erases attempts at the end of their
 * exam's retention, when an administrator asks, and after practice; never one that is held.
 */
public final class Retention implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Retention.class);
  private static final Duration ROUND = Duration.ofHours(1);
  private static final Duration LONGEST_ROUND = Duration.ofMinutes(1);

  /** How long somebody who never began a practice, or left it, may still come. */
  private static final Duration PRACTICE = Duration.ofDays(1);

  private final Rooms rooms;
  private final Keeping keeping;
  private final Eraser eraser;
  private final ScheduledExecutorService rounds =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("retention").daemon().factory());

  public Retention(Rooms rooms, Keeping keeping) {
    this.rooms = rooms;
    this.keeping = keeping;
    this.eraser = new Eraser(rooms.parts());
  }

  /**
   * After a start, before anybody comes: goes on with what was being erased, and erases practice
   * that a stop cut short.
   */
  public void takeUp() {
    eraser.goOn();
    for (Exam exam : rooms.parts().rows().exams().all()) {
      if (keeping.practice(exam)) {
        rooms.parts().rows().attempts().ofExam(exam.id()).stream()
            .filter(attempt -> attempt.startedAt() != null || over(attempt))
            .forEach(attempt -> eraser.erase(attempt.id(), Erasure.Why.PRACTICE, null));
      }
    }
    eraser.leaveNothing();
  }

  /** Purges now, and then every hour. */
  public void start() {
    var unused = rounds.scheduleWithFixedDelay(this::round, 0, ROUND.toSeconds(), TimeUnit.SECONDS);
  }

  private void round() {
    try {
      purge();
    } catch (RuntimeException e) {
      log.error("what is due could not be erased; the next round tries again", e);
    }
  }

  /** Erases whatever is due. */
  void purge() {
    eraser.goOn();
    rooms.parts().rows().exams().all().forEach(this::purge);
    eraser.leaveNothing();
  }

  private void purge(Exam exam) {
    Erasure.Why why = keeping.practice(exam) ? Erasure.Why.PRACTICE : Erasure.Why.RETENTION;
    long now = rooms.parts().clockwork().now();
    for (Attempt attempt : rooms.parts().rows().attempts().ofExam(exam.id())) {
      if (rounds.isShutdown()) {
        return; // the next start goes on
      }
      Optional<Long> until = until(exam, attempt);
      if (attempt.state() != AttemptState.LIVE && until.isPresent() && until.get() <= now) {
        eraseNow(attempt.id(), why, null);
      }
    }
    purgeRoster(exam, now);
  }

  /** Who never came goes from the roster as late as those who came; without an end nobody knows. */
  private void purgeRoster(Exam exam, long now) {
    Long end = exam.terms().endsAt();
    Optional<Duration> kept = keeping.of(exam);
    if (end != null && kept.isPresent() && end + kept.get().toMillis() <= now) {
      rooms.parts().rows().erasures().forgetWhoNeverCame(exam.id()).join();
    }
  }

  /** When an attempt is due, epoch milliseconds; empty when it is kept for ever. */
  public Optional<Long> until(Exam exam, Attempt attempt) {
    if (!keeping.practice(exam)) {
      return keeping.until(exam, attempt);
    }
    Duration left = over(attempt) ? Duration.ZERO : PRACTICE;
    return Optional.of(Keeping.lastKnown(attempt) + left.toMillis());
  }

  private static boolean over(Attempt attempt) {
    return attempt.state() == AttemptState.FINISHED;
  }

  /**
   * Erases an attempt now, whoever sits in it: it is ended first. Blocks.
   *
   * @param byWhom the id of whoever asks, or null
   * @return whether it is gone; not so when it is held or there is none
   */
  public boolean erase(String attemptId, Erasure.Why why, @Nullable String byWhom) {
    boolean erased = eraseNow(attemptId, why, byWhom);
    if (erased) {
      eraser.leaveNothing();
    }
    return erased;
  }

  private boolean eraseNow(String attemptId, Erasure.Why why, @Nullable String byWhom) {
    if (rooms.parts().rows().holds().of(attemptId).isPresent()) {
      return false;
    }
    rooms
        .sitting(attemptId)
        .ifPresent(sitting -> sitting.finish("erased", ServerToStudent.Finished::new));
    return eraser.erase(attemptId, why, byWhom);
  }

  /** Keeps an attempt from being erased; false when there is none any more. */
  public boolean hold(String attemptId, String byWhom, String reason) {
    long now = rooms.parts().clockwork().now();
    LegalHold hold = new LegalHold(attemptId, byWhom, reason, now);
    return rooms.parts().rows().holds().hold(hold).join();
  }

  /** Lets an attempt be erased again; false when it was not held. */
  public boolean lift(String attemptId) {
    return rooms.parts().rows().holds().lift(attemptId).join();
  }

  /** Waits for the erasure that is under way. */
  @Override
  public void close() {
    rounds.shutdown();
    try {
      if (!rounds.awaitTermination(LONGEST_ROUND.toSeconds(), TimeUnit.SECONDS)) {
        log.warn("an erasure is not complete yet; the next start goes on with it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
