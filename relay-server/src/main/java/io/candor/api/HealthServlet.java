package io.candor.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** {@code /healthz}: whether the server answers, and which version it is. */
final class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Json json = new Json();
  private final String version;

  HealthServlet(String version) {
    this.version = version;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    json.write(response, 200, Map.of("status", "ok", "version", version));
  }
}
