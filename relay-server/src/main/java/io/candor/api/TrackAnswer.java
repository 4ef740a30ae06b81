package io.candor.api;

import io.candor.exam.Recordings;
import io.candor.exam.TrackFile;
import io.candor.store.Attempt;
import io.candor.store.Part;
import io.candor.store.Parts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Answers with all that was recorded of one source, as one file to keep. */
final class TrackAnswer {
  private TrackAnswer() {}

  /** Sends the track that the last segment of the path names, such as {@code camera.webm}. */
  static void send(
      Parts parts,
      Recordings recordings,
      Attempt attempt,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    String file = request.getRequestURI().replaceFirst(".*/", "");
    String source = file.replace(".webm", "");
    List<Part> recorded =
        parts.ofAttempt(attempt.id()).stream()
            .filter(part -> part.source().equals(source) && part.state() != Part.State.EMPTY)
            .toList();
    if (recorded.stream().anyMatch(part -> part.state() == Part.State.RECORDING)) {
      throw new ApiProblem(
          409, "This is still being recorded", "It is one file as soon as it is finished.");
    }
    TrackFile track = TrackFile.of(recordings, recorded).orElseThrow(ApiProblem::notFound);
    response.setContentType("video/webm");
    response.setHeader("Cache-Control", "private, no-store");
    response.setHeader(
        "Content-Disposition", "attachment; filename=\"candor-" + attempt.id() + "-" + file + "\"");
    response.setContentLengthLong(track.size());
    if (!request.getMethod().equals("HEAD")) {
      write(track, response.getOutputStream());
    }
  }

  private static void write(TrackFile track, OutputStream out) throws IOException {
    try {
      track.writeTo(
          (bytes, offset, length) -> {
            try {
              out.write(bytes, offset, length);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (RuntimeException e) {
      // Only an exception of this kind cuts the connection, so that half of it never seems whole.
      throw new IOException("the track could not be completed", e);
    }
  }
}
