package io.candor.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;

/** {@code /moodle/quizaccess_candor.zip}: the plugin for Moodle, for its own installer. */
final class MoodleServlet extends HttpServlet {
  static final String PLUGIN = "/moodle/quizaccess_candor.zip";
  private static final long serialVersionUID = 1L;

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] zip = built();
    response.setContentType("application/zip");
    response.setHeader("Content-Disposition", "attachment; filename=\"quizaccess_candor.zip\"");
    response.setHeader("Cache-Control", "no-cache");
    response.setContentLength(zip.length);
    response.getOutputStream().write(zip);
  }

  private static byte[] built() throws IOException {
    try (InputStream in = MoodleServlet.class.getResourceAsStream("/web" + PLUGIN)) {
      if (in == null) {
        throw new ApiProblem(503, "The plugin has not been built", "Run ./candor build first.");
      }
      return in.readAllBytes();
    }
  }
}
