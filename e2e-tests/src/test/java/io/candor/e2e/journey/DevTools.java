package io.candor.e2e.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candor.e2e.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Chromium's own debugging door, for what WebDriver cannot reach. */
final class DevTools {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String address;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  DevTools(String address) {
    this.address = address;
  }

  /** Whether there is a page, frame, worker or document whose address ends so. */
  boolean has(String ending) {
    return find(ending) != null;
  }

  /** Runs a script in the context whose address ends so, and gives what it resolves to. */
  JsonNode run(String ending, String script) {
    return inContext(ending, socket -> socket.evaluate(script));
  }

  /**
   * As {@link #run}, in a colour scheme: each script after the one before, for the last's value.
   */
  JsonNode runIn(String scheme, String ending, List<String> scripts) {
    return inContext(
        ending,
        socket -> {
          Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
          socket.call("Emulation.setEmulatedMedia", Map.of("features", List.of(feature)));
          scripts.subList(0, scripts.size() - 1).forEach(socket::evaluate);
          return socket.evaluate(scripts.getLast());
        });
  }

  /** Runs {@code function} on the array of all living objects of a class, such as MediaStream. */
  JsonNode onAll(String ending, String type, String function) {
    return inContext(
        ending,
        socket -> {
          JsonNode prototype =
              socket.call("Runtime.evaluate", Map.of("expression", type + ".prototype"));
          JsonNode objects =
              socket.call(
                  "Runtime.queryObjects",
                  Map.of("prototypeObjectId", prototype.at("/result/objectId").asText()));
          Map<String, ?> call =
              Map.of(
                  "functionDeclaration",
                  "async function() { return await (" + function + ")(this) }",
                  "objectId",
                  objects.at("/objects/objectId").asText(),
                  "awaitPromise",
                  true,
                  "returnByValue",
                  true);
          return socket.call("Runtime.callFunctionOn", call).at("/result/value");
        });
  }

  private JsonNode inContext(
      String ending, java.util.function.Function<Session, JsonNode> conversation) {
    URI door =
        Await.value(
            "a context " + ending,
            Chromium.LIMIT,
            () -> {
              JsonNode target = find(ending);
              return target == null
                  ? null
                  : URI.create(target.path("webSocketDebuggerUrl").asText());
            });
    try (Session session = new Session(http, door)) {
      return conversation.apply(session);
    }
  }

  private @Nullable JsonNode find(String ending) {
    for (JsonNode target : targets()) {
      if (target.path("url").asText().replaceFirst("#.*", "").endsWith(ending)) {
        return target;
      }
    }
    return null;
  }

  JsonNode targets() {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://" + address + "/json")).build();
      return JSON.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A conversation with one context: each call waits for its answer. */
  private static final class Session implements WebSocket.Listener, AutoCloseable {
    private final StringBuilder text = new StringBuilder();
    private final WebSocket socket;
    private volatile CompletableFuture<JsonNode> answer = new CompletableFuture<>();

    Session(HttpClient http, URI door) {
      socket = http.newWebSocketBuilder().buildAsync(door, this).join();
    }

    JsonNode evaluate(String script) {
      JsonNode said =
          call(
              "Runtime.evaluate",
              Map.of("expression", script, "awaitPromise", true, "returnByValue", true));
      return said.at("/result/value");
    }

    JsonNode call(String method, Map<String, ?> parameters) {
      answer = new CompletableFuture<>();
      try {
        Map<String, ?> call = Map.of("id", 1, "method", method, "params", parameters);
        socket.sendText(JSON.writeValueAsString(call), true).join();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      JsonNode said = answer.orTimeout(Chromium.LIMIT.toSeconds(), TimeUnit.SECONDS).join();
      if (said.has("error") || said.at("/result/exceptionDetails").isObject()) {
        throw new AssertionError(method + " " + parameters + ": " + said);
      }
      return said.path("result");
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        hear(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void hear(String whole) {
      try {
        JsonNode said = JSON.readTree(whole);
        if (said.has("id")) {
          answer.complete(said);
        }
      } catch (IOException e) {
        answer.completeExceptionally(e);
      }
    }

    @Override
    public void close() {
      socket.abort();
    }
  }
}
