package io.candor.e2e.relay;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.StudentMessage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One WebSocket of a student: records out, records in. */
public final class StudentSocket {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final ObjectMapper JSON =
      new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

  private final ReentrantLock sending = new ReentrantLock();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Consumer<ServerToStudent> ear;
  private @Nullable WebSocket webSocket;

  private StudentSocket(Consumer<ServerToStudent> ear) {
    this.ear = ear;
  }

  /**
   * Where a student's connections go.
   *
   * @param relay the relay's HTTP address
   * @param from the address a trusted proxy would name, so that a bench of hundreds is not taken
   *     for one flooding machine; null without a proxy
   */
  public record Door(HttpClient http, URI relay, @Nullable String from) {
    /** A connection, or null while the relay cannot be reached. */
    @Nullable StudentSocket open(Consumer<ServerToStudent> ear) {
      StudentSocket socket = new StudentSocket(ear);
      WebSocket.Builder builder =
          http.newWebSocketBuilder().connectTimeout(CONNECT).subprotocols("candor.v1");
      if (from != null) {
        builder.header("X-Forwarded-For", from);
      }
      URI signaling =
          URI.create(relay.toString().replaceFirst("^http", "ws")).resolve("/signaling");
      try {
        // The builder's limit is for the TCP connection only, not for a server that says nothing.
        socket.webSocket =
            builder
                .buildAsync(signaling, socket.new Listener())
                .orTimeout(CONNECT.toSeconds(), TimeUnit.SECONDS)
                .join();
        return socket;
      } catch (CompletionException e) {
        return null;
      }
    }
  }

  /** Sends a message; silently nothing once the connection is gone. */
  void send(StudentMessage message) {
    sending.lock();
    try {
      if (webSocket != null && closed.getCount() > 0) {
        webSocket.sendText(JSON.writeValueAsString(message), true).join();
      }
    } catch (CompletionException e) {
      abort();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } finally {
      sending.unlock();
    }
  }

  boolean awaitClosed(Duration limit) throws InterruptedException {
    return closed.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  void abort() {
    if (webSocket != null) {
      webSocket.abort();
    }
    closed.countDown();
  }

  /** Puts fragments together and reads them. */
  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        String whole = text.toString();
        text.setLength(0);
        read(whole);
      }
      from.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      closed.countDown();
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.countDown();
    }

    private void read(String whole) {
      try {
        ear.accept(JSON.readValue(whole, ServerToStudent.class));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("the relay said " + whole, e);
      }
    }
  }
}
