package io.candor.api;

import io.candor.exam.Clockwork;
import io.candor.exam.Rows;
import io.candor.exam.Scoring;
import io.candor.people.Audit;
import io.candor.people.Place;
import io.candor.people.What;
import io.candor.score.ReviewState;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.store.Accommodation;
import io.candor.store.Attempt;
import io.candor.store.Exam;
import io.candor.store.Review;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/attempts/{id}/reviews} and {@code /accommodations}: takes what somebody makes of a
 * flag, and how much flags count for one student.
 */
record FlagReviews(Rows rows, Scoring scoring, Audit audit, Clockwork clockwork) {
  private static final int LONGEST_REASON = 500;

  /** {@code event} is the flag's place in the timeline. */
  record Form(@Nullable Long event, @Nullable String state, @Nullable String reason) {}

  /** {@code percent} of the option's flags count. */
  record Wish(
      @Nullable TrackingOption option, @Nullable Integer percent, @Nullable String reason) {}

  /** Adds a review; answered with the score as it is from now on. */
  void add(Attempt attempt, HttpServletRequest request, HttpServletResponse response, Json json)
      throws IOException {
    Form form = json.body(request, Form.class);
    String reason = reason(form.reason());
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
    done(What.FLAG_REVIEWED, exam, attempt, request, response, json);
  }

  /** Adds an accommodation; answered with the score as it is from now on. */
  void accommodate(
      Attempt attempt, HttpServletRequest request, HttpServletResponse response, Json json)
      throws IOException {
    Wish wish = json.body(request, Wish.class);
    TrackingOption option = wish.option();
    Integer percent = wish.percent();
    if (option == null || option.weight() == 0) {
      throw ApiProblem.badRequest("An option that flags something is wanted.");
    }
    if (percent == null || percent < 0 || percent > 100) {
      throw ApiProblem.badRequest("The percentage is 0 to 100.");
    }
    Reader reader = Reader.of(request);
    Accommodation accommodation =
        new Accommodation(
            clockwork.ids().next(),
            attempt.id(),
            option.wire(),
            percent,
            reason(wish.reason()),
            reader.id(),
            reader.name(),
            clockwork.now());
    if (!rows.afterwards().accommodations().add(accommodation).join()) {
      throw ApiProblem.notFound();
    }
    Exam exam = rows.exams().find(attempt.examId()).orElseThrow(ApiProblem::notFound);
    done(What.ACCOMMODATION_MADE, exam, attempt, request, response, json);
  }

  private void done(
      What what,
      Exam exam,
      Attempt attempt,
      HttpServletRequest request,
      HttpServletResponse response,
      Json json)
      throws IOException {
    audit.note(Callers.of(request), what, new Place(attempt.examId(), attempt.id()));
    rows.clients().deliveries().result(attempt.id(), clockwork.now()).join();
    Optional<ScoreView> now =
        scoring.of(exam, attempt).map(scored -> ScoreView.of(scored, Reader.of(request)));
    if (now.isPresent()) {
      json.write(response, 201, now.get());
    } else {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
  }

  private static String reason(@Nullable String given) {
    String reason = given == null ? "" : given.strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw ApiProblem.badRequest("A reason of 1 to " + LONGEST_REASON + " characters is wanted.");
    }
    return reason;
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
