package io.candor.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** The bytes of a request's body; whoever reads them first leaves them for those who come after. */
final class Bodies {
  static final int LARGEST = 64 * 1024;

  private static final String READ = "io.candor.body";

  private Bodies() {}

  /** All of it; {@link ApiProblem} when it is too large. */
  static byte[] of(HttpServletRequest request) throws IOException {
    if (request.getAttribute(READ) instanceof byte[] read) {
      return read;
    }
    byte[] body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      throw new ApiProblem(413, "That is too large", "At most 64 KiB are taken.");
    }
    request.setAttribute(READ, body);
    return body;
  }
}
