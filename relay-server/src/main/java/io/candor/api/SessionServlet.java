package io.candor.api;

import io.candor.signaling.TeacherGate;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/session}: signing in by the key of the printed link, and out. */
final class SessionServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Json json = new Json();
  private final transient Sessions sessions;

  private record SignIn(@Nullable String key) {}

  SessionServlet(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    json.write(response, 200, Map.of("role", "teacher"));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String key = json.body(request, SignIn.class).key();
    String cookie =
        sessions
            .signIn(key == null ? "" : key)
            .orElseThrow(
                () ->
                    new ApiProblem(
                        401, "This link opens nothing", "Use the link ./candor printed last."));
    response.addCookie(
        cookie(cookie, Math.toIntExact(Sessions.LIFE.toSeconds()), request.isSecure()));
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
    Gate.session(request).ifPresent(sessions::signOut);
    response.addCookie(cookie("", 0, request.isSecure()));
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static Cookie cookie(String value, int seconds, boolean secure) {
    Cookie cookie = new Cookie(TeacherGate.COOKIE, value);
    cookie.setPath("/");
    cookie.setMaxAge(seconds);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setAttribute("SameSite", "Strict");
    return cookie;
  }
}
