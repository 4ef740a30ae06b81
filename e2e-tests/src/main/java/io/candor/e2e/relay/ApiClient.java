package io.candor.e2e.relay;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.TrackingOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The relay's HTTP API as a teacher and a student's browser use it. */
public final class ApiClient {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final RelayProcess relay;
  private final ObjectMapper json =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .cookieHandler(new CookieManager())
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private @Nullable String address;

  public ApiClient(RelayProcess relay) {
    this.relay = relay;
  }

  /** Speaks from now on as a trusted proxy does for a browser at {@code address}. */
  public ApiClient from(String address) {
    this.address = address;
    return this;
  }

  /** An exam as the API shows it. */
  public record Exam(String id, String title, String address, String joinLink) {
    /** The last segment of the join link, which is the class's code. */
    public String code() {
      return joinLink.substring(joinLink.lastIndexOf('/') + 1);
    }
  }

  /** What a student's browser gets for a name and a code. */
  public record Launch(String launchToken, String attempt) {}

  /** Opens the teacher's session with the key of the printed link. */
  public ApiClient signIn() {
    send(post("/api/session", Map.of("key", relay.consoleKey())), 204);
    return this;
  }

  /**
   * Every option at its default, without those that look for faces and voices (the clock that a
   * student's camera shows here is none, and models cost) and those that take pictures.
   */
  public static Policy plainPolicy() {
    return recordedPolicy()
        .switched(
            false,
            Set.of(
                TrackingOption.PEOPLE,
                TrackingOption.AUDIO,
                TrackingOption.RANDOM_PHOTOS,
                TrackingOption.CAPTURE_SWITCHED_TAB));
  }

  /** What a new exam has on, and camera, microphone and screen recorded. */
  public static Policy recordedPolicy() {
    return Policy.standard().switched(true, TrackingOption.allNamed("recordSession"));
  }

  public Exam createExam(String title, String address, Policy policy) {
    return createExam(title, address, policy, Map.of());
  }

  /** An exam with terms beside its policy, such as how long it takes. */
  public Exam createExam(String title, String address, Policy policy, Map<String, ?> terms) {
    Map<String, Object> body = new HashMap<>(terms);
    body.putAll(Map.of("title", title, "address", address, "policy", policy));
    return read(send(post("/api/exams", body), 200, 201), Exam.class);
  }

  /** The policy of an exam as it is now. */
  public Policy policy(Exam exam) {
    return read(send(get("/api/exams/" + exam.id()), 200), Ruled.class).policy();
  }

  /** Of an exam, what it says of this. */
  private record Ruled(Policy policy) {}

  /** A piece of evidence as staff get it. */
  public byte[] evidence(String attempt, String id) {
    return send(get("/api/attempts/" + attempt + "/evidence/" + id), 200).body();
  }

  /** Makes an exam anew of what it should have, and of the standard policy. */
  public void changeExam(Exam exam, Map<String, ?> terms) {
    Map<String, Object> body = new HashMap<>(terms);
    body.putAll(Map.of("title", exam.title(), "address", exam.address(), "policy", plainPolicy()));
    send(post("/api/exams/" + exam.id(), body).method("PUT", body(body)), 200);
  }

  public Launch join(Exam exam, String name) {
    return read(
        send(post("/api/join/" + exam.code(), Map.of("name", name)), 200, 201), Launch.class);
  }

  public Report report(String attempt) {
    return read(send(get("/api/attempts/" + attempt), 200), Report.class);
  }

  /** The attempts of an exam, as the API shows them. */
  public JsonNode attempts(Exam exam) {
    return read(send(get("/api/exams/" + exam.id() + "/attempts"), 200), JsonNode.class);
  }

  /** Saves a part's recording as it is now. */
  public Path download(String part, Path file) {
    return save("/api/parts/" + part + "/media.webm", file);
  }

  /** Saves all parts of one source as the one file that they are given out as. */
  public Path track(String attempt, String source, Path file) {
    return save("/api/attempts/" + attempt + "/tracks/" + source + ".webm", file);
  }

  private Path save(String path, Path file) {
    HttpRequest request = get(path).build();
    try {
      HttpResponse<Path> response = http.send(request, BodyHandlers.ofFile(file));
      if (response.statusCode() != 200) {
        throw new AssertionError(request.uri() + " answers " + response.statusCode());
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Bytes {@code from} to {@code to}, both included, of a part's recording. */
  public HttpResponse<byte[]> range(String part, long from, long to) {
    return send(
        get("/api/parts/" + part + "/media.webm").header("Range", "bytes=" + from + "-" + to), 206);
  }

  /** The status of a request without a body. */
  public int status(String path) {
    return exchange(get(path)).statusCode();
  }

  private HttpRequest.Builder get(String path) {
    return request(path).GET();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(at(path)).timeout(LIMIT);
    return address == null ? request : request.header("X-Forwarded-For", address);
  }

  private HttpRequest.Builder post(String path, Object body) {
    return request(path)
        .header("Content-Type", "application/json")
        .header("Origin", relay.address().toString())
        .POST(body(body));
  }

  private HttpRequest.BodyPublisher body(Object body) {
    try {
      return BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private URI at(String path) {
    return relay.address().resolve(path);
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request, Integer... expected) {
    HttpResponse<byte[]> response = exchange(request);
    if (!List.of(expected).contains(response.statusCode())) {
      throw new AssertionError(
          "%s answers %d, not %s: %s"
              .formatted(
                  response.request(),
                  response.statusCode(),
                  Arrays.toString(expected),
                  new String(response.body(), java.nio.charset.StandardCharsets.UTF_8)));
    }
    return response;
  }

  private HttpResponse<byte[]> exchange(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private <T> T read(HttpResponse<byte[]> response, Class<T> type) {
    try {
      return json.readValue(response.body(), type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
