package io.candor.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.candor.signaling.wire.WireMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Request and response bodies. */
final class Json {
  private final ObjectMapper mapper = WireMapper.create();

  /** The body as a record; {@link ApiProblem} says what is wrong with it. */
  <T> T body(HttpServletRequest request, Class<T> type) throws IOException {
    String contentType = String.valueOf(request.getContentType());
    if (!contentType.startsWith("application/json")) {
      throw new ApiProblem(415, "JSON is wanted", "Send Content-Type: application/json.");
    }
    byte[] body = Bodies.of(request);
    try {
      T value = mapper.readValue(body, type);
      if (value == null) {
        throw ApiProblem.badRequest("An object is wanted.");
      }
      return value;
    } catch (UnrecognizedPropertyException e) {
      throw ApiProblem.badRequest(
          "There is no \"%s\" here; allowed are %s."
              .formatted(e.getPropertyName(), new TreeSet<>(names(e))));
    } catch (ValueInstantiationException e) {
      throw ApiProblem.badRequest("The JSON is not what is wanted here" + place(e) + why(e) + ".");
    } catch (JsonMappingException e) {
      throw ApiProblem.badRequest("The JSON is not what is wanted here" + place(e) + ".");
    } catch (JsonProcessingException e) {
      throw ApiProblem.badRequest("That is not JSON, or is nested too deep.");
    }
  }

  /** Our own words, where a value was refused by what it was to be. */
  private static String why(ValueInstantiationException e) {
    return e.getCause() instanceof IllegalArgumentException ours
        ? " (" + ours.getMessage() + ")"
        : "";
  }

  /** Names the field: Jackson's own words would name our classes. */
  private static String place(JsonMappingException e) {
    String field =
        e.getPath().stream()
            .map(JsonMappingException.Reference::getFieldName)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("."));
    return field.isEmpty() ? "" : ": look at \"" + field + "\"";
  }

  private static Collection<String> names(UnrecognizedPropertyException e) {
    Collection<Object> known = e.getKnownPropertyIds();
    return known == null ? List.of() : known.stream().map(String::valueOf).toList();
  }

  void write(HttpServletResponse response, int status, Object value) throws IOException {
    write(response, status, "application/json", value);
  }

  void write(HttpServletResponse response, ApiProblem problem) throws IOException {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", problem.type());
    body.put("status", problem.status());
    body.put("title", problem.title());
    body.put("detail", problem.detail());
    problem.serverTime().ifPresent(now -> body.put("serverTime", now));
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
