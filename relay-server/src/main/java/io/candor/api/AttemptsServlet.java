package io.candor.api;

import io.candor.evidence.Vault;
import io.candor.exam.Changes;
import io.candor.exam.Clockwork;
import io.candor.exam.Recordings;
import io.candor.exam.Rows;
import io.candor.exam.Scoring;
import io.candor.people.Place;
import io.candor.store.Attempt;
import io.candor.store.Exam;
import io.candor.store.Note;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code /api/attempts/{id}} and below: the report on one attempt, its notes and reviews. */
final class AttemptsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_NOTE = 4000;

  private final transient Json json = new Json();
  private final transient Rows rows;
  private final transient Recordings recordings;
  private final transient Vault vault;
  private final transient Changes changes;
  private final transient ExamMembers members;
  private final transient Clockwork clockwork;
  private final transient Scoring scoring;
  private final transient FlagReviews reviews;

  private record NoteText(@Nullable String text) {}

  AttemptsServlet(ApiParts parts) {
    this.rows = parts.rows();
    this.recordings = parts.recordings();
    this.vault = parts.evidence().vault();
    this.changes = parts.changes();
    this.members = new ExamMembers(parts.staff());
    this.clockwork = parts.clockwork();
    this.scoring = parts.scoring();
    this.reviews = new FlagReviews(rows, scoring, parts.staff().audit(), clockwork);
  }

  /** Extra time for one attempt. */
  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int minutes = json.body(request, ExtraTime.class).checked();
    Attempt attempt = attempt(request);
    if (!changes.extraTime(attempt.id(), minutes)) {
      throw ApiProblem.notFound();
    }
    members.changed(request, new Place(attempt.examId(), attempt.id()));
    response.setStatus(204);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Attempt attempt = attempt(request);
    if (Paths.segment(request, 4).equals("tracks")) {
      TrackAnswer.send(rows.parts(), recordings, attempt, request, response);
      return;
    }
    if (Paths.segment(request, 4).equals("evidence")) {
      EvidenceAnswer.send(rows.afterwards().evidence(), vault, attempt, request, response);
      return;
    }
    Exam exam = rows.exams().find(attempt.examId()).orElseThrow(ApiProblem::notFound);
    json.write(
        response,
        200,
        Report.of(rows, exam, attempt, scoring.of(exam, attempt), Reader.of(request)));
  }

  /** What somebody makes of a flag, a new note, or new words for one's own. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (Paths.segment(request, 4).equals("reviews")) {
      reviews.add(attempt(request), request, response, json);
      return;
    }
    if (Paths.segment(request, 4).equals("accommodations")) {
      reviews.accommodate(attempt(request), request, response, json);
      return;
    }
    String text = words(json.body(request, NoteText.class).text());
    Attempt attempt = attempt(request);
    String id = Paths.segment(request, 5);
    long now = clockwork.now();
    Reader reader = Reader.of(request);
    if (id.isEmpty()) {
      String fresh = clockwork.ids().next();
      rows.afterwards()
          .notes()
          .add(new Note(fresh, attempt.id(), reader.id(), reader.name(), text, now, null))
          .join();
      json.write(response, 201, view(fresh, reader));
    } else if (rows.afterwards().notes().edit(id, attempt.id(), reader.id(), text, now).join()) {
      json.write(response, 200, view(id, reader));
    } else {
      throw ApiProblem.notFound();
    }
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
    String id = Paths.segment(request, 5);
    String author = Reader.of(request).id();
    if (!rows.afterwards().notes().remove(id, attempt(request).id(), author).join()) {
      throw ApiProblem.notFound();
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private Attempt attempt(HttpServletRequest request) {
    return rows.attempts().find(Paths.segment(request, 3)).orElseThrow(ApiProblem::notFound);
  }

  private Report.NoteView view(String id, Reader reader) {
    return rows.afterwards()
        .notes()
        .find(id)
        .map(note -> Report.NoteView.of(note, reader))
        .orElseThrow(ApiProblem::notFound);
  }

  private static String words(@Nullable String given) {
    String text = given == null ? "" : given.strip();
    if (text.isEmpty() || text.length() > LONGEST_NOTE) {
      throw ApiProblem.badRequest("A note of 1 to " + LONGEST_NOTE + " characters is wanted.");
    }
    return text;
  }
}
