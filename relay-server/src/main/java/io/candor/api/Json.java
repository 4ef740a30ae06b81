package io.candor.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candor.signaling.wire.WireMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Request and response bodies. */
final class Json {
  private static final int LARGEST_BODY = 64 * 1024;

  private final ObjectMapper mapper = WireMapper.create();

  /** The body as a record; {@link ApiProblem} says what is wrong with it. */
  <T> T body(HttpServletRequest request, Class<T> type) throws IOException {
    String contentType = String.valueOf(request.getContentType());
    if (!contentType.startsWith("application/json")) {
      throw new ApiProblem(415, "JSON is wanted", "Send Content-Type: application/json.");
    }
    byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw new ApiProblem(413, "That is too large", "At most 64 KiB are taken.");
    }
    try {
      T value = mapper.readValue(body, type);
      if (value == null) {
        throw ApiProblem.badRequest("An object is wanted.");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw ApiProblem.badRequest("The JSON does not fit: " + e.getOriginalMessage());
    }
  }

  void write(HttpServletResponse response, int status, Object value) throws IOException {
    write(response, status, "application/json", value);
  }

  void write(HttpServletResponse response, ApiProblem problem) throws IOException {
    Map<String, Object> body =
        Map.of(
            "type", "about:blank",
            "status", problem.status(),
            "title", problem.title(),
            "detail", problem.detail());
    write(response, problem.status(), "application/problem+json", body);
  }

  private void write(HttpServletResponse response, int status, String type, Object value)
      throws IOException {
    byte[] body = mapper.writeValueAsBytes(value);
    response.setStatus(status);
    response.setContentType(type);
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
