package io.candor.api;

import io.candor.exam.Invitations;
import io.candor.exam.Rows;
import io.candor.store.Exam;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /api/join/{code}}: what a student with a join link may know and get. */
final class JoinServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_NAME = 120;

  private final transient Json json = new Json();
  private final transient Rows rows;
  private final transient Invitations invitations;
  private final transient List<String> extensionIds;

  private record Joined(String examTitle, List<String> extensionIds) {}

  private record Joining(@Nullable String name) {}

  JoinServlet(Rows rows, Invitations invitations, List<String> extensionIds) {
    this.rows = rows;
    this.invitations = invitations;
    this.extensionIds = List.copyOf(extensionIds);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Exam exam =
        rows.exams().byJoinCode(Paths.segment(request, 3)).orElseThrow(ApiProblem::notFound);
    json.write(response, 200, new Joined(exam.title(), extensionIds));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String given = json.body(request, Joining.class).name();
    String name = given == null ? "" : given.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw ApiProblem.badRequest("A name of 1 to " + LONGEST_NAME + " characters is wanted.");
    }
    json.write(
        response,
        201,
        invitations.join(Paths.segment(request, 3), name).orElseThrow(ApiProblem::notFound));
  }
}
