package io.candor.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A console page's WebSocket, connected to the server itself. */
public final class ConsoleSocket implements WebSocket.Listener, AutoCloseable {
  static final String HELLO =
      "{\"type\":\"hello\",\"protocol\":1,\"client\":{\"name\":\"t\",\"version\":\"1\",\"browser\":\"b\",\"os\":\"o\"}}";
  private static final long PATIENCE_SECONDS = 20;

  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  public ConsoleSocket(HttpClient client, String origin, String cookie) {
    socket =
        client
            .newWebSocketBuilder()
            .subprotocols("candor.v1")
            .header("Cookie", cookie)
            .header("Origin", origin)
            .buildAsync(URI.create(origin.replaceFirst("http", "ws") + "/signaling"), this)
            .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
            .join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      heard.add(text.toString());
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    closed.complete(-1);
  }

  public ConsoleSocket hello() {
    say(HELLO).awaitAnswer("welcome");
    return this;
  }

  public ConsoleSocket say(String message) {
    socket.sendText(message, true).orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    return this;
  }

  /** The next message of one of these types; what comes before it is passed over. */
  public String awaitAnswer(String... types) {
    try {
      while (true) {
        String message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
          throw new AssertionError("nobody answered with " + Arrays.toString(types));
        }
        if (Arrays.stream(types).anyMatch(type -> message.contains("\"type\":\"" + type + "\""))) {
          return message;
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  void awaitClosed() {
    closed.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
