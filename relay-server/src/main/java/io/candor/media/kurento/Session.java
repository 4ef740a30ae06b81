package io.candor.media.kurento;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.kurento.client.KurentoClient;

/**
 * The time in which what was made on a server is there: it ends with the server, however that ends.
 * A socket that drops and comes back to the same server does not end it.
 */
final class Session {
  /** Why a session ended. */
  enum End {
    /** The server has started anew: every object is gone. */
    RESTARTED,
    /** No heartbeat came back in time. */
    SILENT,
    /** We are done. */
    CLOSED
  }

  private final CompletableFuture<KurentoClient> client = new CompletableFuture<>();
  private final CompletableFuture<End> ended = new CompletableFuture<>();
  private final AtomicInteger reconnects = new AtomicInteger();

  /** The client, once it is connected. */
  CompletableFuture<KurentoClient> client() {
    return client;
  }

  /** Completes when everything made in this session is lost; on any thread. */
  CompletableFuture<End> ended() {
    return ended;
  }

  void end(End why) {
    ended.complete(why);
  }

  /** The client has its socket back. Only the server knows whether it still has our objects. */
  void reconnected(boolean sameServer) {
    if (sameServer) {
      reconnects.incrementAndGet();
    } else {
      end(End.RESTARTED);
    }
  }

  /** How often the socket was lost and came back. */
  int reconnects() {
    return reconnects.get();
  }
}
