package io.candor.lms;

import io.candor.exam.Rows;
import io.candor.exam.Scored;
import io.candor.exam.Scoring;
import io.candor.exam.Seen;
import io.candor.score.Score;
import io.candor.signaling.protocol.AttemptState;
import io.candor.store.Attempt;
import io.candor.store.ClientAttempt;
import io.candor.store.Exam;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt stands, as a client is told; times are epoch milliseconds.
 *
 * @param attempt what the client calls it, as it does {@code exam} and {@code user}
 * @param confirmed whether its browser is connected now and all that the exam asks for comes in
 * @param liveBefore whether something came in at any time
 * @param lostSince since when it is not confirmed, where it was before
 * @param paused whether a teacher has it paused
 */
public record Status(
    String attempt,
    String exam,
    String user,
    AttemptState state,
    boolean confirmed,
    boolean liveBefore,
    @Nullable Long startedAt,
    @Nullable Long lostSince,
    @Nullable Long finishedAt,
    @Nullable String endReason,
    boolean paused,
    @Nullable Mark score,
    long serverTime) {

  /**
   * The trust score.
   *
   * @param points from 0 to 100 with one decimal; absent where too little was observed
   * @param enough whether enough was observed for a number
   * @param flags how many events count, or wait for a person
   */
  public record Mark(
      @Nullable Double points, boolean enough, int flags, long observedMs, long satMs) {
    static Mark of(Scored scored) {
      long sat = scored.sat().active().length();
      Double points =
          switch (scored.score()) {
            case Score.Points found -> Double.valueOf(found.tenths() / 10.0);
            case Score.InsufficientData none -> null;
          };
      return new Mark(
          points,
          points != null,
          (int) scored.sat().flags().stream().filter(flag -> flag.counts()).count(),
          Math.round(scored.sat().leastCoverage() * sat),
          sat);
    }
  }

  static Status of(
      ClientAttempt named,
      Exam exam,
      Attempt attempt,
      Seen seen,
      Rows rows,
      Scoring scoring,
      long now) {
    return new Status(
        named.name(),
        named.exam(),
        named.userId(),
        attempt.state() == AttemptState.FINISHED ? attempt.state() : seen.state(),
        seen.complete(),
        attempt.startedAt() != null,
        attempt.startedAt(),
        attempt.state() == AttemptState.FINISHED ? null : seen.lostSince(),
        attempt.finishedAt(),
        attempt.endReason(),
        rows.standings().of(attempt.id()).pausedSince() != null,
        scoring.of(exam, attempt).map(Mark::of).orElse(null),
        now);
  }
}
