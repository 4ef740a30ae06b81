package io.candor.exam;

import io.candor.store.Attempt;
import io.candor.store.Exam;
import java.time.Duration;
import java.util.Optional;

/** How long the attempts of an exam are kept. */
public interface Keeping {
  /** As each exam's own terms say, which its students have read. */
  Keeping AS_AGREED =
      new Keeping() {
        @Override
        public Optional<Duration> of(Exam exam) {
          return Optional.of(Duration.ofDays(exam.terms().retentionDays()));
        }

        @Override
        public boolean practice(Exam exam) {
          return exam.terms().practice();
        }
      };

  /** How long after its end an attempt is kept; empty for ever. */
  Optional<Duration> of(Exam exam);

  /** Whether it is practice, of which nothing is kept. */
  boolean practice(Exam exam);

  /** When an attempt's retention ends, epoch milliseconds; empty for never. */
  default Optional<Long> until(Exam exam, Attempt attempt) {
    return of(exam).map(keep -> lastKnown(attempt) + keep.toMillis());
  }

  /** The last that is known of an attempt: one that never ended must not be kept for ever. */
  static long lastKnown(Attempt attempt) {
    long last = attempt.createdAt();
    for (Long at :
        new Long[] {
          attempt.declinedAt(),
          attempt.consentAt(),
          attempt.startedAt(),
          attempt.interruptedAt(),
          attempt.finishedAt()
        }) {
      last = at == null ? last : Math.max(last, at);
    }
    return last;
  }
}
