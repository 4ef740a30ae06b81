package io.candor.api;

import io.candor.exam.Clockwork;
import io.candor.exam.Rows;
import io.candor.exam.Scored;
import io.candor.exam.Scoring;
import io.candor.people.Audit;
import io.candor.people.Place;
import io.candor.people.What;
import io.candor.score.ReviewState;
import io.candor.store.Attempt;
import io.candor.store.Exam;
import io.candor.store.Review;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code /api/attempts/{id}/reviews}: takes what somebody makes of a flag. */
record FlagReviews(Rows rows, Scoring scoring, Audit audit, Clockwork clockwork) {
  private static final int LONGEST_REASON = 500;

  /** {@code event} is the flag's place in the timeline. */
  record Form(@Nullable Long event, @Nullable String state, @Nullable String reason) {}

  /** Adds a review; answered with the score as it is from now on. */
  void add(Attempt attempt, HttpServletRequest request, HttpServletResponse response, Json json)
      throws IOException {
    Form form = json.body(request, Form.class);
    String reason = form.reason() == null ? "" : form.reason().strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw ApiProblem.badRequest("A reason of 1 to " + LONGEST_REASON + " characters is wanted.");
    }
    ReviewState state =
        ReviewState.named(String.valueOf(form.state()))
            .orElseThrow(() -> ApiProblem.badRequest("The state is open, confirmed or dismissed."));
    Exam exam = rows.exams().find(attempt.examId()).orElseThrow(ApiProblem::notFound);
    long event = flagged(exam, attempt, form.event());
    Reader reader = Reader.of(request);
    Review review =
        new Review(
            clockwork.ids().next(),
            attempt.id(),
            event,
            state.wire(),
            reason,
            reader.id(),
            reader.name(),
            clockwork.now());
    if (!rows.afterwards().reviews().add(review).join()) {
      throw ApiProblem.notFound();
    }
    audit.note(Callers.of(request), What.FLAG_REVIEWED, new Place(attempt.examId(), attempt.id()));
    Scored now = scoring.of(exam, attempt).orElseThrow(ApiProblem::notFound);
    json.write(response, 201, ScoreView.of(now, reader));
  }

  private long flagged(Exam exam, Attempt attempt, @Nullable Long event) {
    return scoring
        .of(exam, attempt)
        .flatMap(
            scored ->
                scored.sat().flags().stream()
                    .map(flag -> flag.event())
                    .filter(flag -> flag.equals(event))
                    .findFirst())
        .orElseThrow(() -> ApiProblem.badRequest("This event is no flag of the attempt."));
  }
}
