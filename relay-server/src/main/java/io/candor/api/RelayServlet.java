package io.candor.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** {@code /api/relay}: what every page needs to know of this server. */
final class RelayServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Json json = new Json();
  private final boolean trusted;

  /**
   * What to say.
   *
   * @param trusted whether browsers trust the certificate, so that students can connect
   */
  RelayServlet(boolean trusted) {
    this.trusted = trusted;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    json.write(response, 200, Map.of("studentsCanConnect", trusted));
  }
}
