package io.candor.api;

import io.candor.lms.Entrance;
import io.candor.people.Staff;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/enter}: lets in a teacher by a link from a learning management system. */
final class EnterServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Json json = new Json();
  private final transient Entrance entrance;
  private final transient Staff staff;

  private record Link(@Nullable String token) {}

  EnterServlet(Entrance entrance, Staff staff) {
    this.entrance = entrance;
    this.staff = staff;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String token = json.body(request, Link.class).token();
    Entrance.Come come =
        entrance
            .come(token == null ? "" : token)
            .orElseThrow(
                () ->
                    new ApiProblem(
                            404,
                            "This link has been used or is too old",
                            "Go back to the course and follow it again.")
                        .typed("entry-over"));
    SessionServlet.begin(staff, come.person(), Entrance.SESSION_LIFE, request, response);
    json.write(response, 200, Map.of("page", come.page()));
  }
}
