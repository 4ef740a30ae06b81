package io.candor.api;

import io.candor.exam.OwnPages;
import io.candor.people.Place;
import io.candor.people.Staff;
import io.candor.people.What;
import io.candor.store.Attempt;
import io.candor.store.Attempts;
import io.candor.store.Exams;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Lets a student in where their own attempt is told of: by a cookie that is good for the attempt in
 * the path and no other.
 */
final class StudentGate {
  static final String COOKIE = "candor_mine";
  private static final String ATTEMPT = "io.candor.attempt";

  private final OwnPages pages;
  private final Attempts attempts;
  private final Exams exams;
  private final Staff staff;

  StudentGate(OwnPages pages, Attempts attempts, Exams exams, Staff staff) {
    this.pages = pages;
    this.attempts = attempts;
    this.exams = exams;
    this.staff = staff;
  }

  /** Checks the cookie; {@link ApiProblem} for everybody else. */
  void admit(HttpServletRequest request, Route route) {
    String id = Paths.segment(request, 3);
    Optional<String> cookie = Gate.cookie(request, COOKIE);
    if (cookie.isEmpty() || !pages.visiting(id, cookie.get())) {
      throw new ApiProblem(
          401, "This page is not open", "Open it anew by the address that you were given.");
    }
    Attempt attempt = kept(attempts, exams, id).orElseThrow(ApiProblem::notFound);
    What look = route.look();
    if (look != null) {
      staff.audit().lookOfStudent(look, new Place(attempt.examId(), attempt.id()));
    }
    request.setAttribute(ATTEMPT, attempt);
  }

  /** An attempt of which something is kept: not of practice. */
  static Optional<Attempt> kept(Attempts attempts, Exams exams, String id) {
    return attempts
        .find(id)
        .filter(
            attempt ->
                exams.find(attempt.examId()).filter(exam -> !exam.terms().practice()).isPresent());
  }

  /** The attempt that whoever asks was let in to. */
  static Attempt attempt(HttpServletRequest request) {
    if (request.getAttribute(ATTEMPT) instanceof Attempt attempt) {
      return attempt;
    }
    throw ApiProblem.notSignedIn();
  }

  /** The cookie of a visit that begins; browsers send it where this attempt is asked for only. */
  static Cookie visit(OwnPages pages, String attemptId, boolean secure) {
    Cookie cookie = new Cookie(COOKIE, pages.visit(attemptId));
    cookie.setPath("/api/mine/" + attemptId);
    cookie.setMaxAge(Math.toIntExact(OwnPages.VISIT.toSeconds()));
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setAttribute("SameSite", "Strict");
    return cookie;
  }
}
