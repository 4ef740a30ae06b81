package io.candor.media.kurento;

import io.candor.media.Capability;
import io.candor.media.EngineAway;
import io.candor.media.IceCandidate;
import io.candor.media.MediaEngine;
import io.candor.media.MediaEvent;
import io.candor.media.MediaEvents;
import io.candor.media.MediaServer;
import io.candor.media.OfferRefused;
import io.candor.media.Publish;
import io.candor.media.Watch;
import io.candor.media.kurento.Publisher.Placed;
import io.candor.recording.PartWriter;
import io.candor.rtc.sdp.SdpException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The media engine on Kurento Media Servers. A peer lives on one server, the least loaded of those
 * that answer; when that dies the peer is closed, and the browser's next one goes to another.
 * Thread-safe.
 */
public final class KurentoEngine implements MediaEngine {
  private static final Logger log = LoggerFactory.getLogger(KurentoEngine.class);
  private static final long TICK_MS = 250;

  /** How long a stop waits for servers to finish recordings; a server gives itself four seconds. */
  private static final long CLOSING = TimeUnit.SECONDS.toNanos(15);

  private final List<Server> servers;
  private final Salvage salvage;
  private final Workshop shop;
  private final ExecutorService threads;
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("kurento-tick").factory());
  private final Map<String, Peer> peers = new ConcurrentHashMap<>();
  private volatile boolean closing;

  private KurentoEngine(
      List<Server> servers, Salvage salvage, Workshop shop, ExecutorService threads) {
    this.servers = servers;
    this.salvage = salvage;
    this.shop = shop;
    this.threads = threads;
  }

  /**
   * Begins to connect to the servers; returns at once.
   *
   * @param nanos of a clock that never jumps
   * @throws KurentoFolderException when the shared folder cannot be written
   */
  public static KurentoEngine start(
      MediaServers settings, MediaEvents events, InstantSource clock, LongSupplier nanos) {
    return start(settings, events, clock, nanos, Pace.STANDARD);
  }

  static KurentoEngine start(
      MediaServers settings,
      MediaEvents events,
      InstantSource clock,
      LongSupplier nanos,
      Pace pace) {
    PlainFiles files = PlainFiles.open(settings.folder(), settings.folderSeenByServers());
    ExecutorService threads =
        Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("media-", 0).factory());
    List<Left> left = files.takeNotes();
    List<Server> servers = Server.all(settings.servers(), pace, left);
    Workshop shop = new Workshop(threads, files, settings.ice(), events, clock, nanos);
    KurentoEngine engine =
        new KurentoEngine(servers, new Salvage(files, servers, clock), shop, threads);
    var unused =
        engine.ticks.scheduleWithFixedDelay(engine::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    return engine;
  }

  /** Waits until each server was reached, or could not be. */
  void awaitSettled() {
    servers.forEach(Server::awaitSettled);
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(Capability.ICE_TCP, Capability.KEY_FRAME_POLICY);
  }

  @Override
  public List<MediaServer> servers() {
    return servers.stream().map(this::state).toList();
  }

  private MediaServer state(Server server) {
    Server.Health health = server.health();
    List<Publisher> publishers =
        peers.values().stream()
            .filter(Publisher.class::isInstance)
            .map(Publisher.class::cast)
            .filter(one -> one.placed().server() == server)
            .toList();
    long viewers =
        peers.values().stream()
            .filter(peer -> peer instanceof Viewer one && publishers.contains(one.source()))
            .count();
    return new MediaServer(
        server.label(),
        health.reachable(),
        publishers.size(),
        (int) viewers,
        (int) publishers.stream().filter(Publisher::recorded).count(),
        health.cpuPercent(),
        health.reconnects(),
        server.refused(),
        health.lastError());
  }

  @Override
  public Set<String> takeUp(Function<String, Optional<PartWriter>> anew) {
    return salvage.takeUp(anew);
  }

  @Override
  public CompletionStage<String> publish(Publish publish) {
    return answered(
        () -> {
          Placed placed = place();
          Publisher publisher =
              new Publisher(publish, placed, shop, gone -> peers.remove(publish.peer(), gone));
          enter(publish.peer(), publisher, placed);
          return publisher.open();
        });
  }

  @Override
  public CompletionStage<String> watch(Watch watch) {
    return answered(
        () -> {
          if (!(peers.get(watch.publisher()) instanceof Publisher source)) {
            throw new OfferRefused("What you want to watch is not live any more.");
          }
          Viewer viewer =
              new Viewer(watch, source, shop, gone -> peers.remove(watch.viewer(), gone));
          enter(watch.viewer(), viewer, source.placed());
          return viewer.open();
        });
  }

  private CompletionStage<String> answered(Supplier<CompletionStage<String>> answer) {
    try {
      if (closing) {
        throw new OfferRefused("The relay is shutting down.");
      }
      return answer.get();
    } catch (SdpException e) {
      return CompletableFuture.failedStage(new OfferRefused(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private void enter(String name, Peer peer, Placed placed) {
    if (peers.putIfAbsent(name, peer) != null) {
      throw new OfferRefused("This peer connection has been used before; make a new one.");
    }
    var unused = placed.session().ended().thenRunAsync(peer::lost, threads);
  }

  /** The server with the fewest publishers, of those that answer, or may again in a moment. */
  private Placed place() {
    Optional<Server> least =
        servers.stream()
            .filter(server -> server.session().isPresent())
            .min(
                Comparator.comparing((Server server) -> !server.answering())
                    .thenComparingLong(this::publishers));
    return least
        .flatMap(server -> server.session().map(session -> new Placed(server, session)))
        .orElseThrow(() -> new EngineAway("No media server can be reached."));
  }

  private long publishers(Server server) {
    return peers.values().stream()
        .filter(peer -> peer instanceof Publisher one && one.placed().server() == server)
        .count();
  }

  @Override
  public void candidate(String peer, IceCandidate candidate) {
    Peer named = peers.get(peer);
    if (named != null) {
      named.take(candidate);
    }
  }

  @Override
  public void hangUp(String peer) {
    Peer named = peers.get(peer);
    if (named != null) {
      named.end(MediaEvent.Reason.HUNG_UP);
    }
  }

  private void tick() {
    long now = shop.nanos().getAsLong();
    for (Peer peer : peers.values()) {
      try {
        peer.tick(now);
      } catch (RuntimeException e) {
        log.error("a peer's time could not pass", e);
      }
    }
  }

  @Override
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    peers.values().forEach(peer -> peer.end(MediaEvent.Reason.HUNG_UP));
    long until = System.nanoTime() + CLOSING;
    while (!peers.isEmpty() && System.nanoTime() < until) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
    if (!peers.isEmpty()) {
      log.warn("{} recordings were not finished; the next start completes them", peers.size());
    }
    ticks.shutdownNow();
    servers.forEach(Server::close);
    threads.shutdown();
  }
}
