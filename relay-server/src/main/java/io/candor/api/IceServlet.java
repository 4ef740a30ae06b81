package io.candor.api;

import io.candor.exam.TurnPasswords;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** {@code /api/ice}: the STUN and TURN servers a teacher's page may use. */
final class IceServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Json json = new Json();
  private final transient TurnPasswords turn;

  IceServlet(TurnPasswords turn) {
    this.turn = turn;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    json.write(response, 200, Map.of("iceServers", turn.servers("teacher")));
  }
}
