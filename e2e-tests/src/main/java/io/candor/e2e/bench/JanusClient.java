package io.candor.e2e.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** One session with Janus over its HTTP interface; a long poll brings what it says by itself. */
final class JanusClient implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int ROOM_SIZE = 20;

  private final URI base;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();
  private final AtomicLong transactions = new AtomicLong();
  private final long session;
  private final long host;
  private final Thread poll;

  JanusClient(int port) {
    base = URI.create("http://127.0.0.1:" + port + "/janus");
    session = post("", Map.of("janus", "create")).path("data").path("id").asLong();
    host = attach();
    poll = Thread.ofVirtual().name("janus-poll").start(this::poll);
  }

  /** Makes a room for the publishers {@code from} to the next multiple of its size. */
  private void createRoom(int room, Path recordings) {
    JsonNode made =
        post(
            "/" + session + "/" + host,
            message(
                Map.of(
                    "request",
                    "create",
                    "room",
                    room,
                    "publishers",
                    ROOM_SIZE,
                    "record",
                    true,
                    "rec_dir",
                    recordings.toString(),
                    "audiocodec",
                    "opus",
                    "videocodec",
                    "vp8",
                    "bitrate",
                    0,
                    "fir_freq",
                    10)));
    require(made.path("plugindata").path("data"), "created");
  }

  /** Publishes as number {@code index}; files of its recording begin with {@code name}. */
  CompletableFuture<String> publish(int index, String name, Path recordings, String offer) {
    int room = 1 + index / ROOM_SIZE;
    if (index % ROOM_SIZE == 0) {
      createRoom(room, recordings);
    }
    long handle = attach();
    Map<String, Object> request =
        new ConcurrentHashMap<>(
            message(
                Map.of(
                    "request",
                    "joinandconfigure",
                    "ptype",
                    "publisher",
                    "room",
                    room,
                    "display",
                    name,
                    "record",
                    true,
                    "filename",
                    name)));
    request.put("jsep", Map.of("type", "offer", "sdp", offer));
    String transaction = Long.toString(transactions.incrementAndGet());
    CompletableFuture<JsonNode> event = new CompletableFuture<>();
    awaited.put(transaction, event);
    request.put("transaction", transaction);
    post("/" + session + "/" + handle, request);
    return event
        .orTimeout(LIMIT.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
        .thenApply(answer -> answer.path("jsep").path("sdp").asText());
  }

  /** Janus's version, such as 1.1.2. */
  String version() {
    try {
      return exchange(HttpRequest.newBuilder(URI.create(base + "/info")).GET().build())
          .path("version_string")
          .asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    poll.interrupt();
    post("/" + session, Map.of("janus", "destroy"));
  }

  private long attach() {
    return post("/" + session, Map.of("janus", "attach", "plugin", "janus.plugin.videoroom"))
        .path("data")
        .path("id")
        .asLong();
  }

  private static Map<String, Object> message(Map<String, ?> body) {
    return Map.of("janus", "message", "body", body);
  }

  private static void require(JsonNode data, String kind) {
    if (!data.path("videoroom").asText().equals(kind)) {
      throw new IllegalStateException("Janus says " + data);
    }
  }

  private JsonNode post(String path, Map<String, ?> body) {
    Map<String, Object> whole = new ConcurrentHashMap<>(body);
    whole.putIfAbsent("transaction", Long.toString(transactions.incrementAndGet()));
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(base + path))
              .timeout(LIMIT)
              .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(whole)))
              .build();
      JsonNode answer = exchange(request);
      if (answer.path("janus").asText().equals("error")) {
        throw new IllegalStateException("Janus says " + answer);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private JsonNode exchange(HttpRequest request) throws IOException, InterruptedException {
    return json.readTree(http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)).body());
  }

  private void poll() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/" + session + "?maxev=50")).GET().build();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        for (JsonNode event : exchange(request)) {
          settle(event);
        }
      }
    } catch (IOException e) {
      awaited.values().forEach(waiting -> waiting.completeExceptionally(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void settle(JsonNode event) {
    if (event.isObject() && (event.has("jsep") || event.path("janus").asText().equals("error"))) {
      CompletableFuture<JsonNode> waiting = awaited.remove(event.path("transaction").asText());
      if (waiting != null) {
        waiting.complete(event);
      }
    }
  }
}
