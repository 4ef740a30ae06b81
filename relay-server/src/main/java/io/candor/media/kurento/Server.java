package io.candor.media.kurento;

import io.candor.media.kurento.Session.End;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.kurento.client.KurentoClient;
import org.kurento.client.KurentoClientBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Kurento Media Server: connected to as long as it is wanted, watched by a heartbeat. A client
 * that no longer gets through is thrown away and another takes its place, for one that is wedged
 * never recovers by itself. Thread-safe.
 */
final class Server implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Server.class);
  private static final long FIRST_PAUSE_MS = 250;

  private final URI address;
  private final Pace pace;

  /** For calls of the client, which block; one that hangs holds up nobody else. */
  private final ExecutorService calls =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("kurento-", 0).factory());

  private final Thread watcher;
  private volatile boolean closed;
  private volatile @Nullable Session session;
  private volatile Health health = new Health(false, 0, 0, "");

  /**
   * How a server is.
   *
   * @param reachable whether it answers
   * @param sessions how often everything on it was made anew
   * @param reconnects how often the socket dropped and came back to what was there
   * @param lastError the last thing that went wrong; empty: nothing did
   */
  record Health(boolean reachable, int sessions, int reconnects, String lastError) {}

  /** Begins to connect, and goes on until closed. */
  Server(URI address, Pace pace) {
    this.address = address;
    this.pace = pace;
    this.watcher = Thread.ofPlatform().daemon().name("kurento-watch").start(this::run);
  }

  /** The session things may be made in now; empty while the server cannot be reached. */
  Optional<Session> session() {
    return Optional.ofNullable(session).filter(now -> !now.ended().isDone());
  }

  Health health() {
    return health;
  }

  private void run() {
    long pause = FIRST_PAUSE_MS;
    while (!closed) {
      Session fresh = new Session();
      if (connected(fresh)) {
        pause = FIRST_PAUSE_MS;
        live(fresh);
      } else {
        fresh.end(End.SILENT);
      }
      retire(fresh);
      if (!closed) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
        pause = Math.min(pause * 2, pace.longestPause().toMillis());
      }
    }
  }

  private boolean connected(Session fresh) {
    try {
      within(
          () -> {
            KurentoClient client = connect(fresh);
            fresh.client().complete(client);
            return client;
          });
      // What accepts a connection need not be a server.
      beat(fresh);
      return true;
    } catch (Lost e) {
      failed(e);
      return false;
    }
  }

  private KurentoClient connect(Session fresh) {
    return new KurentoClientBuilder()
        .setKmsWsUri(address.toString())
        .setConnectionTimeout(pace.patience().toMillis())
        .setTryReconnectingMaxTime(pace.patience().toMillis())
        .onReconnected(fresh::reconnected)
        .connect();
  }

  /** Beats until the session has ended. */
  private void live(Session now) {
    session = now;
    health = new Health(true, health.sessions() + 1, health.reconnects(), health.lastError());
    log.info("a Kurento server is connected");
    long heard = System.nanoTime();
    while (!now.ended().isDone() && !closed) {
      LockSupport.parkNanos(pace.beat().toNanos());
      try {
        beat(now);
        heard = System.nanoTime();
      } catch (Lost e) {
        // While the client gets its socket back, calls fail at once: that alone ends nothing.
        if (System.nanoTime() - heard >= pace.patience().toNanos()) {
          failed(e);
          now.end(End.SILENT);
        }
      }
    }
    if (closed) {
      now.end(End.CLOSED);
    }
    session = null;
    int reconnects = health.reconnects() + now.reconnects();
    health = new Health(false, health.sessions(), reconnects, health.lastError());
  }

  private void beat(Session now) throws Lost {
    if (!now.ended().isDone()) {
      within(() -> now.client().join().getServerManager().getInfo());
    }
  }

  private void failed(Lost why) {
    if (health.reachable()) {
      log.warn("a Kurento server no longer answers: {}", why.getMessage());
    }
    health =
        new Health(false, health.sessions(), health.reconnects(), String.valueOf(why.getMessage()));
  }

  /** The client goes when it can; whoever waits for it may wait for long. */
  private void retire(Session old) {
    var unused =
        old.client()
            .thenAcceptAsync(
                client -> {
                  try {
                    client.destroy();
                  } catch (RuntimeException e) {
                    log.debug("a client could not say goodbye", e);
                  }
                },
                calls);
  }

  /** A call did not come back in time, or failed. */
  private static final class Lost extends Exception {
    private static final long serialVersionUID = 1L;

    Lost(String what, Throwable cause) {
      super(what, cause);
    }
  }

  private <T> T within(Callable<T> call) throws Lost {
    CompletableFuture<T> answer = new CompletableFuture<>();
    calls.execute(
        () -> {
          try {
            answer.complete(call.call());
          } catch (Exception e) {
            answer.completeExceptionally(e);
          }
        });
    try {
      return answer.get(pace.patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new Lost("no answer within " + pace.patience().toMillis() + " ms", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new Lost(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Lost("interrupted", e);
    }
  }

  /** Ends the session, and waits for the client to go as long as for any other call. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(watcher);
    try {
      watcher.join();
      calls.shutdown();
      if (!calls.awaitTermination(pace.patience().toNanos(), TimeUnit.NANOSECONDS)) {
        log.warn("a Kurento server did not let its client go");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
