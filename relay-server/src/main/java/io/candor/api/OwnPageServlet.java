package io.candor.api;

import io.candor.evidence.Vault;
import io.candor.exam.Clockwork;
import io.candor.exam.OwnPages;
import io.candor.exam.Recordings;
import io.candor.exam.Retention;
import io.candor.exam.Rows;
import io.candor.exam.Scoring;
import io.candor.people.Place;
import io.candor.people.Staff;
import io.candor.people.What;
import io.candor.recording.PartReader;
import io.candor.store.Attempt;
import io.candor.store.Erasure;
import io.candor.store.Exam;
import io.candor.store.Part;
import io.candor.store.Statement;
import io.candor.store.Statements;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/mine}: takes the secret of a student's own page, and {@code /api/mine/{attempt}}:
 * shows them everything that is kept of their attempt and takes what they say to it.
 */
final class OwnPageServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_STATEMENT = 2000;

  private final transient Json json = new Json();
  private final transient WrongCodes wrongSecrets = new WrongCodes(System::nanoTime);
  private final transient Rows rows;
  private final transient Recordings recordings;
  private final transient Vault vault;
  private final transient Scoring scoring;
  private final transient Retention retention;
  private final transient Staff staff;
  private final transient OwnPages pages;
  private final transient Clockwork clockwork;
  private final transient AttemptExport export;

  private record Secret(@Nullable String attempt, @Nullable String token) {}

  /** What came of the secret: a visit, or when and why there is nothing to visit any more. */
  private record Entry(@Nullable Long erasedAt, @Nullable String why) {}

  private record Words(@Nullable String text, @Nullable Long event) {}

  OwnPageServlet(ApiParts parts) {
    this.rows = parts.rows();
    this.recordings = parts.recordings();
    this.vault = parts.evidence().vault();
    this.scoring = parts.scoring();
    this.retention = parts.retention();
    this.staff = parts.staff();
    this.pages = parts.ownPages();
    this.clockwork = parts.clockwork();
    this.export = new AttemptExport(rows, recordings, vault, scoring);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Attempt attempt = StudentGate.attempt(request);
    Exam exam = rows.exams().find(attempt.examId()).orElseThrow(ApiProblem::notFound);
    switch (Paths.segment(request, 4)) {
      case "parts" -> part(attempt, request, response);
      case "tracks" -> {
        whenOver(attempt);
        TrackAnswer.send(rows.parts(), recordings, attempt, request, response);
      }
      case "evidence" -> {
        whenOver(attempt);
        EvidenceAnswer.send(rows.afterwards().evidence(), vault, attempt, request, response);
      }
      case "export.zip" -> zip(exam, attempt, response);
      default -> {
        boolean over = pages.over(attempt);
        json.write(
            response, 200, OwnReport.of(rows, scoring, exam, attempt, over, retention, staff));
      }
    }
  }

  private void part(Attempt attempt, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    whenOver(attempt);
    Part part =
        rows.parts()
            .find(Paths.segment(request, 5))
            .filter(found -> found.attemptId().equals(attempt.id()))
            .filter(found -> found.state() != Part.State.EMPTY)
            .orElseThrow(ApiProblem::notFound);
    try (PartReader reader = recordings.open(part)) {
      MediaAnswer.send(request, response, reader);
    }
  }

  private void zip(Exam exam, Attempt attempt, HttpServletResponse response) throws IOException {
    whenOver(attempt);
    AttemptExport.answer(
        attempt,
        response,
        out -> export.writeForStudent(exam, attempt, OwnReport.looks(staff, attempt), out));
  }

  private void whenOver(Attempt attempt) {
    if (!pages.over(attempt)) {
      throw new ApiProblem(
              409, "The exam goes on", "You can see and answer everything as soon as it is over.")
          .typed("attempt-running");
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (Paths.segment(request, 3).isEmpty()) {
      enter(json.body(request, Secret.class), request, response);
    } else {
      state(StudentGate.attempt(request), json.body(request, Words.class), response);
    }
  }

  private void enter(Secret secret, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String address = request.getRemoteAddr();
    String id = secret.attempt() == null ? "" : secret.attempt();
    if (!pages.opens(id, secret.token() == null ? "" : secret.token())) {
      // A right secret is never refused for the wrong ones of others at the same address.
      wrongSecrets.check("own page", address);
      wrongSecrets.another("own page", address);
      staff.audit().noteOf(null, What.OWN_PAGE_REFUSED);
      throw ApiProblem.notFound();
    }
    Optional<Attempt> attempt = StudentGate.kept(rows.attempts(), rows.exams(), id);
    if (attempt.isPresent()) {
      response.addCookie(StudentGate.visit(pages, id, request.isSecure()));
      json.write(response, 200, new Entry(null, null));
      return;
    }
    Erasure erased = rows.erasures().of(id).orElseThrow(ApiProblem::notFound);
    json.write(response, 200, new Entry(erased.erasedAt(), erased.why().wire()));
  }

  private void state(Attempt attempt, Words words, HttpServletResponse response)
      throws IOException {
    whenOver(attempt);
    String text = words.text() == null ? "" : words.text().strip();
    if (text.isEmpty() || text.length() > LONGEST_STATEMENT) {
      throw ApiProblem.badRequest(
          "A statement of 1 to " + LONGEST_STATEMENT + " characters is wanted.");
    }
    Long event = words.event();
    if (event != null
        && rows.events().ofAttempt(attempt.id()).stream().noneMatch(e -> e.seq() == event)) {
      throw ApiProblem.badRequest("There is no such event.");
    }
    Statement statement =
        new Statement(clockwork.ids().next(), attempt.id(), event, text, clockwork.now());
    if (!rows.afterwards().statements().add(statement).join()) {
      throw new ApiProblem(
              409, "There are enough", "At most " + Statements.MOST + " statements are kept.")
          .typed("statements-enough");
    }
    Place own = new Place(attempt.examId(), attempt.id());
    staff.audit().note(null, What.STATEMENT_WRITTEN, own);
    json.write(response, 201, Report.StatementView.of(statement));
  }
}
