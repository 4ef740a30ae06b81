package io.candor.api;

import io.candor.evidence.Vault;
import io.candor.exam.Recordings;
import io.candor.exam.Retention;
import io.candor.exam.Rows;
import io.candor.exam.Scoring;
import io.candor.people.Caller;
import io.candor.people.Place;
import io.candor.people.Staff;
import io.candor.people.What;
import io.candor.signaling.Tokens;
import io.candor.store.Attempt;
import io.candor.store.Erasure;
import io.candor.store.Exam;
import io.candor.store.LegalHold;
import io.candor.store.Person;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/keeping/{attempt}}: how long an attempt is kept and what holds it; erases it, and
 * gives all of it away as a zip.
 */
final class KeepingServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_REASON = 500;

  /** Before there are accounts. */
  private static final String FIRST_START = "first-start";

  private final transient Json json = new Json();
  private final transient Rows rows;
  private final transient Retention retention;
  private final transient Staff staff;
  private final transient AttemptExport export;

  /** Until when an attempt is kept, epoch milliseconds; absent for ever. */
  private record View(@Nullable Long until, @Nullable HoldView hold) {}

  /** {@code by} is the name of whoever set it, absent when they had no account yet. */
  private record HoldView(@Nullable String by, String reason, long since) {}

  private record NewHold(@Nullable String reason) {}

  KeepingServlet(
      Rows rows,
      Recordings recordings,
      Vault vault,
      Scoring scoring,
      Retention retention,
      Staff staff) {
    this.rows = rows;
    this.retention = retention;
    this.staff = staff;
    this.export = new AttemptExport(rows, recordings, vault, scoring);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Attempt attempt = attempt(request);
    Exam exam = rows.exams().find(attempt.examId()).orElseThrow(ApiProblem::notFound);
    if (below(request).isEmpty()) {
      json.write(response, 200, view(exam, attempt));
      return;
    }
    AttemptExport.answer(attempt, response, out -> export.write(exam, attempt, out));
  }

  private View view(Exam exam, Attempt attempt) {
    HoldView hold = rows.holds().of(attempt.id()).map(this::view).orElse(null);
    return new View(retention.until(exam, attempt).orElse(null), hold);
  }

  private HoldView view(LegalHold held) {
    String by = staff.people().find(held.byWhom()).map(Person::name).orElse(null);
    return new HoldView(by, held.reason(), held.since());
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String reason = reason(json.body(request, NewHold.class).reason());
    Attempt attempt = attempt(request);
    Caller caller = Callers.of(request);
    String who = Objects.requireNonNullElse(caller.id(), FIRST_START);
    if (!retention.hold(attempt.id(), who, reason)) {
      throw ApiProblem.notFound();
    }
    staff.audit().note(caller, What.ATTEMPT_HELD, new Place(attempt.examId(), attempt.id()));
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static String reason(@Nullable String given) {
    String reason = given == null ? "" : given.strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw ApiProblem.badRequest("A reason of 1 to " + LONGEST_REASON + " characters is wanted.");
    }
    return reason;
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
    Attempt attempt = attempt(request);
    Caller caller = Callers.of(request);
    if (below(request).equals("hold")) {
      retention.lift(attempt.id());
      staff.audit().note(caller, What.HOLD_LIFTED, new Place(attempt.examId(), attempt.id()));
    } else if (retention.erase(attempt.id(), Erasure.Why.ASKED, caller.id())) {
      // The line knows the attempt as the line that remains of it does.
      Place place = new Place(attempt.examId(), Tokens.hash(attempt.id()));
      staff.audit().note(caller, What.ATTEMPT_ERASED, place);
    } else {
      throw new ApiProblem(
          409, "This attempt is held", "Lift the hold first, then it can be erased.");
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private Attempt attempt(HttpServletRequest request) {
    return rows.attempts().find(id(request)).orElseThrow(ApiProblem::notFound);
  }

  private static String id(HttpServletRequest request) {
    return Paths.segment(request, 3);
  }

  private static String below(HttpServletRequest request) {
    return Paths.segment(request, 4);
  }
}
