package io.candor.signaling.endpoint;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.concurrent.Executor;
import org.eclipse.jetty.ee10.websocket.jakarta.common.JakartaWebSocketSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A WebSocket session of the container. */
final class JakartaSocket implements TextSocket {
  private static final Logger LOG = LoggerFactory.getLogger(JakartaSocket.class);

  private final Session session;
  private final Executor executor;

  /** {@code executor} runs what may block. */
  JakartaSocket(Session session, Executor executor) {
    this.session = session;
    this.executor = executor;
  }

  @Override
  public void send(String text, Sent sent) {
    try {
      session.getAsyncRemote().sendText(text, result -> sent.sent(result.isOK()));
    } catch (RuntimeException e) {
      LOG.debug("a text could not be sent", e);
      sent.sent(false);
    }
  }

  @Override
  public void close(int code, String reason) {
    executor.execute(() -> closeNow(code, reason));
  }

  private void closeNow(int code, String reason) {
    try {
      session.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason));
    } catch (IOException | RuntimeException e) {
      LOG.debug("a connection did not close politely", e);
      abort();
    }
  }

  @Override
  public void abort() {
    if (session instanceof JakartaWebSocketSession jetty) {
      executor.execute(jetty::abort); // Jakarta's own close waits for the browser to read
    } else {
      throw new IllegalStateException("the container is not Jetty");
    }
  }
}
