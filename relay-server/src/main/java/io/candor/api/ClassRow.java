package io.candor.api;

import io.candor.exam.Rows;
import io.candor.exam.Scored;
import io.candor.exam.Scoring;
import io.candor.score.Attention;
import io.candor.score.Flag;
import io.candor.score.ReviewState;
import io.candor.store.Attempt;
import io.candor.store.Exam;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of a class list.
 *
 * @param score as in a report, without its parts; absent before it has begun
 */
record ClassRow(
    String id,
    String studentName,
    String state,
    long createdAt,
    @Nullable Long startedAt,
    @Nullable Long finishedAt,
    int extraMinutes,
    @Nullable Long recordedMs,
    @Nullable Line score) {

  /**
   * A score at a glance.
   *
   * @param points absent where too little was observed
   * @param observed the share of what worked the least
   * @param flags that count, confirmed or not
   * @param open of these, how many nobody has looked at
   */
  record Line(
      @Nullable Double points,
      double observed,
      Map<String, Double> coverage,
      long flags,
      long open) {
    static Line of(Scored scored) {
      List<Flag> flags = scored.sat().flags();
      return new Line(
          ScoreView.points(scored.score()),
          scored.sat().leastCoverage(),
          ScoreView.coverage(scored),
          flags.stream().filter(Flag::counts).count(),
          flags.stream().filter(flag -> flag.state() == ReviewState.OPEN).count());
    }
  }

  /** Everybody of an exam; who most asks to be looked at comes first. */
  static List<ClassRow> of(Rows rows, Scoring scoring, Exam exam) {
    Map<String, Long> recordedMs = rows.parts().recordedMs(exam.id());
    List<Attempt> attempts = rows.attempts().ofExam(exam.id());
    Map<String, Scored> scores = scoring.ofExam(exam, attempts);
    return Attention.inOrder(
            attempts,
            attempt -> Optional.ofNullable(scores.get(attempt.id())).map(Scored::attention))
        .stream()
        .map(attempt -> row(attempt, recordedMs, Optional.ofNullable(scores.get(attempt.id()))))
        .toList();
  }

  private static ClassRow row(
      Attempt attempt, Map<String, Long> recordedMs, Optional<Scored> scored) {
    return new ClassRow(
        attempt.id(),
        attempt.studentName(),
        attempt.state().wire(),
        attempt.createdAt(),
        attempt.startedAt(),
        attempt.finishedAt(),
        attempt.extraMinutes(),
        recordedMs.get(attempt.id()),
        scored.map(Line::of).orElse(null));
  }
}
