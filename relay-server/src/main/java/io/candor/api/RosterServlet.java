package io.candor.api;

import io.candor.exam.Changes;
import io.candor.exam.Rows;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /api/roster/{id}}: one line of a roster. */
final class RosterServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Json json = new Json();
  private final transient Rows rows;
  private final transient Changes changes;

  RosterServlet(Rows rows, Changes changes) {
    this.rows = rows;
    this.changes = changes;
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int minutes = json.body(request, ExtraTime.class).checked();
    if (!changes.extraTimeOfLine(Paths.segment(request, 3), minutes)) {
      throw ApiProblem.notFound();
    }
    response.setStatus(204);
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
    String id = Paths.segment(request, 3);
    if (rows.enrolments().find(id).isEmpty()) {
      throw ApiProblem.notFound();
    }
    if (!rows.enrolments().remove(id).join()) {
      throw new ApiProblem(
          409, "That cannot be taken away", "This student has begun; the attempt stays.");
    }
    response.setStatus(204);
  }
}
