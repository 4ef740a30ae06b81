package io.candor.e2e.relay;

import io.candor.e2e.Await;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A WebSocket on which anything may be said. */
final class RawSocket implements WebSocket.Listener {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final CopyOnWriteArrayList<String> heard = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final WebSocket socket;

  /** Connects; headers come in pairs of name and value. */
  RawSocket(URI relay, String... headers) {
    WebSocket.Builder builder =
        HttpClient.newHttpClient().newWebSocketBuilder().subprotocols("candor.v1");
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    URI address = URI.create(relay.toString().replaceFirst("^http", "ws")).resolve("/signaling");
    socket =
        builder.buildAsync(address, this).orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }

  RawSocket say(String message) {
    socket.sendText(message, true).join();
    return this;
  }

  RawSocket say(byte[] message) {
    socket.sendBinary(ByteBuffer.wrap(message), true).join();
    return this;
  }

  /** Waits until something with this in it has been heard. */
  RawSocket awaitText(String part) {
    Await.until(
        "hearing " + part, LIMIT, () -> heard.stream().anyMatch(message -> message.contains(part)));
    return this;
  }

  /** Waits until the relay has closed the connection. */
  int awaitClosed() {
    return closed.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** Goes without a goodbye. */
  void drop() {
    socket.abort();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      heard.add(text.toString());
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    closed.complete(status);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.complete(-1);
  }
}
