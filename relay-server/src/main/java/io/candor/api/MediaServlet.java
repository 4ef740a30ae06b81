package io.candor.api;

import io.candor.exam.Recordings;
import io.candor.people.Role;
import io.candor.recording.PartReader;
import io.candor.store.Part;
import io.candor.store.Parts;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code /api/parts/{id}/media.webm}: one part of a recording, decrypted as it is read. */
final class MediaServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Parts parts;
  private final transient Recordings recordings;

  MediaServlet(Parts parts, Recordings recordings) {
    this.parts = parts;
    this.recordings = recordings;
  }

  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    doGet(request, response);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Part part =
        parts
            .find(Paths.segment(request, 3))
            .filter(found -> found.state() != Part.State.EMPTY)
            .orElseThrow(ApiProblem::notFound);
    if (part.state() == Part.State.RECORDING && !Callers.role(request).covers(Role.TEACHER)) {
      throw new ApiProblem(
          403, "This is still being recorded", "You can look at it as soon as it is finished.");
    }
    try (PartReader reader = recordings.open(part)) {
      MediaAnswer.send(request, response, reader);
    }
  }
}
