package io.candor.api;

import io.candor.exam.Changes;
import io.candor.exam.Rows;
import io.candor.store.Attempt;
import io.candor.store.Exam;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /api/attempts/{id}}: the report on one attempt. */
final class AttemptsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Json json = new Json();
  private final transient Rows rows;
  private final transient Changes changes;

  AttemptsServlet(Rows rows, Changes changes) {
    this.rows = rows;
    this.changes = changes;
  }

  /** Extra time for one attempt. */
  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int minutes = json.body(request, ExtraTime.class).checked();
    if (!changes.extraTime(Paths.segment(request, 3), minutes)) {
      throw ApiProblem.notFound();
    }
    response.setStatus(204);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Attempt attempt =
        rows.attempts().find(Paths.segment(request, 3)).orElseThrow(ApiProblem::notFound);
    Exam exam = rows.exams().find(attempt.examId()).orElseThrow(ApiProblem::notFound);
    json.write(response, 200, Report.of(rows, exam, attempt));
  }
}
