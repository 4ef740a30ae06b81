package io.candor.media.kurento;

import io.candor.media.kurento.Session.End;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
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
  private static final int BEATS_PER_FIGURE = 15;

  /** The server looks at its CPU for so long before it answers. */
  private static final int CPU_SAMPLE_MS = 200;

  private final String label;
  private final URI address;
  private final Pace pace;

  /** What nobody wants any more, to be released as soon as the server can be told. */
  private final Map<Left, Runnable> orphans = new ConcurrentHashMap<>();

  /** Completes when the server was reached for the first time, or could not be. */
  private final CompletableFuture<Void> settled = new CompletableFuture<>();

  private final AtomicInteger transcodingRefused = new AtomicInteger();

  /** For calls of the client, which block; one that hangs holds up nobody else. */
  private final ExecutorService calls =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("kurento-", 0).factory());

  private final Thread watcher;
  private volatile boolean closed;

  /** What the watcher waits for: nobody waits with it once the server is no longer wanted. */
  private volatile CompletableFuture<?> awaited = CompletableFuture.completedFuture(null);

  /** Done when the client of a session that was closed in order has said goodbye. */
  private volatile CompletableFuture<Void> goodbye = CompletableFuture.completedFuture(null);

  private volatile @Nullable Session session;
  private volatile boolean answering;
  private volatile Health health = new Health(false, 0, 0, -1, "");

  /**
   * How a server is.
   *
   * @param reachable whether it answers
   * @param sessions how often everything on it was made anew
   * @param reconnects how often the socket dropped and came back to what was there
   * @param cpuPercent of its machine, as it says; negative: not known
   * @param lastError the last thing that went wrong; empty: nothing did
   */
  record Health(
      boolean reachable, int sessions, int reconnects, double cpuPercent, String lastError) {
    Health reached() {
      return new Health(true, sessions + 1, reconnects, cpuPercent, lastError);
    }

    Health away(String error) {
      return new Health(false, sessions, reconnects, -1, error);
    }

    Health with(String error) {
      return new Health(reachable, sessions, reconnects, cpuPercent, error);
    }

    Health busy(double percent, int reconnected) {
      return new Health(reachable, sessions, reconnected, percent, lastError);
    }
  }

  /**
   * Begins to connect, and goes on until closed.
   *
   * @param label names it in the log, where its address has no place
   * @param orphans what an earlier run left that may be on it
   */
  Server(String label, URI address, Pace pace, Collection<Left> orphans) {
    this.label = label;
    this.address = address;
    this.pace = pace;
    orphans.forEach(left -> orphan(left, () -> {}));
    this.watcher = Thread.ofPlatform().daemon().name("kurento-watch").start(this::run);
  }

  /** All servers of an engine; what an earlier run left may be on any of them. */
  static List<Server> all(List<URI> addresses, Pace pace, List<Left> orphans) {
    List<Server> servers = new ArrayList<>();
    for (URI address : addresses) {
      String label = "Kurento server " + (servers.size() + 1) + " of " + addresses.size();
      servers.add(new Server(label, address, pace, orphans));
    }
    return servers;
  }

  /** The session things may be made in now; empty while the server cannot be reached. */
  Optional<Session> session() {
    return Optional.ofNullable(session).filter(now -> !now.ended().isDone());
  }

  Health health() {
    return health;
  }

  /** Whether the last heartbeat came back: who has a choice goes to another server when not. */
  boolean answering() {
    return answering;
  }

  String label() {
    return label;
  }

  /**
   * What could not be released: it goes with its server, or when that answers again.
   *
   * @param released told when that is sure
   */
  void orphan(Left left, Runnable released) {
    orphans.put(left, released);
  }

  /** Something else than the connection is wrong. */
  void trouble(String what) {
    log.error("{}: {}", label, what);
    health = health.with(what);
  }

  void transcodingRefused() {
    transcodingRefused.incrementAndGet();
    trouble("it would transcode what a browser sends");
  }

  /** Sources not taken because the server would have transcoded them. */
  int refused() {
    return transcodingRefused.get();
  }

  /** Waits until the server was reached once, or it is clear that it cannot be for now. */
  void awaitSettled() {
    settled.join();
  }

  private void run() {
    long pause = FIRST_PAUSE_MS;
    while (!closed) {
      Session fresh = new Session();
      if (connected(fresh)) {
        pause = FIRST_PAUSE_MS;
        session = fresh;
        answering = true;
        settled.complete(null);
        live(fresh);
      } else {
        fresh.end(End.SILENT);
        settled.complete(null);
      }
      CompletableFuture<Void> retired = retire(fresh);
      if (fresh.ended().getNow(End.SILENT) == End.CLOSED) {
        goodbye = retired;
      }
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
      release(fresh);
      return true;
    } catch (Lost e) {
      failed(e);
      return false;
    }
  }

  /** What was left here by a session that ended before everything in it was released. */
  private void release(Session fresh) throws Lost {
    for (Map.Entry<Left, Runnable> orphan : Map.copyOf(orphans).entrySet()) {
      Left left = orphan.getKey();
      within(
          () -> {
            left.release(fresh.client().join());
            return left;
          });
      orphans.remove(left);
      orphan.getValue().run();
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
    health = health.reached();
    int reconnected = health.reconnects();
    int beats = 0;
    log.info("{} is connected", label);
    long heard = System.nanoTime();
    while (!now.ended().isDone() && !closed) {
      LockSupport.parkNanos(pace.beat().toNanos());
      try {
        beat(now);
        heard = System.nanoTime();
        answering = true;
        if (beats++ % BEATS_PER_FIGURE == 0) {
          health = health.busy(cpu(now), reconnected + now.reconnects());
        }
      } catch (Lost e) {
        // While the client gets its socket back, calls fail at once: that alone ends nothing.
        answering = false;
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
    health = health.busy(-1, reconnected + now.reconnects()).away(health.lastError());
  }

  private void beat(Session now) throws Lost {
    if (!now.ended().isDone()) {
      within(() -> now.client().join().getServerManager().getInfo());
    }
  }

  /** How busy the server's machine is, in percent. */
  private double cpu(Session now) throws Lost {
    return within(() -> (double) now.client().join().getServerManager().getUsedCpu(CPU_SAMPLE_MS));
  }

  private void failed(Lost why) {
    if (health.reachable()) {
      log.warn("{} no longer answers: {}", label, why.getMessage());
    }
    health = health.away(String.valueOf(why.getMessage()));
  }

  /** The client goes when it can; whoever waits for it may wait for long. */
  private CompletableFuture<Void> retire(Session old) {
    return old.client()
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
    awaited = answer;
    if (closed) {
      answer.cancel(false);
    }
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
    } catch (CancellationException e) {
      throw new Lost("no longer wanted", e);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new Lost(plain(e.getCause()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Lost("interrupted", e);
    }
  }

  /** What went wrong, without the client's own words: they name the server's address. */
  private static String plain(@Nullable Throwable cause) {
    return cause == null ? "unknown" : cause.getClass().getSimpleName();
  }

  /** Ends the session, and waits for its client to go as long as for any other call. */
  @Override
  public void close() {
    closed = true;
    awaited.cancel(false);
    LockSupport.unpark(watcher);
    try {
      watcher.join();
      goodbye.get(pace.patience().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | java.util.concurrent.ExecutionException e) {
      log.warn("{} did not let its client go", label);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
