package io.candor.media.embedded;

import io.candor.media.Capability;
import io.candor.media.IceCandidate;
import io.candor.media.MediaEngine;
import io.candor.media.MediaEvent;
import io.candor.media.MediaEvents;
import io.candor.media.MediaServer;
import io.candor.media.OfferRefused;
import io.candor.media.Publish;
import io.candor.media.Watch;
import io.candor.recording.PartWriter;
import io.candor.rtc.dtls.DtlsIdentity;
import io.candor.rtc.sdp.SdpException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The media engine in this JVM: everything happens on one {@link SessionLoop}. Thread-safe. */
public final class EmbeddedEngine implements MediaEngine {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedEngine.class);

  private final MediaSockets sockets;
  private final SessionLoop loop;
  private final DiskWriter disk;
  private final ExecutorService handshakes;
  private final PeerAssembly assembly;
  private volatile boolean closing;

  private EmbeddedEngine(
      MediaSockets sockets,
      SessionLoop loop,
      DiskWriter disk,
      ExecutorService handshakes,
      PeerAssembly assembly) {
    this.sockets = sockets;
    this.loop = loop;
    this.disk = disk;
    this.handshakes = handshakes;
    this.assembly = assembly;
  }

  /**
   * Opens the sockets and starts.
   *
   * @param monotonic nanoseconds that never jump
   * @throws MediaPortTaken when an address cannot be bound
   */
  public static EmbeddedEngine start(
      EmbeddedSettings settings,
      MediaEvents events,
      InstantSource wall,
      LongSupplier monotonic,
      SecureRandom random) {
    MediaSockets sockets = MediaSockets.open(settings);
    // A third of a second, most of it for classes nobody has used yet; nobody needs it so soon.
    CompletableFuture<DtlsIdentity> identity =
        CompletableFuture.supplyAsync(
            () -> DtlsIdentity.generate(random, wall.instant()),
            Thread.ofPlatform().name("dtls-identity")::start);
    EngineClock clock = EngineClock.startingAt(wall.instant(), monotonic);
    SessionLoop loop = new SessionLoop(sockets.selector(), sockets.udp(), sockets.tcp(), clock);
    DiskWriter disk = new DiskWriter(settings.diskThreads());
    ExecutorService handshakes = Executors.newVirtualThreadPerTaskExecutor();
    PeerAssembly assembly =
        new PeerAssembly(identity, handshakes, sockets.candidates(), disk, loop, events, random);
    loop.start();
    return new EmbeddedEngine(sockets, loop, disk, handshakes, assembly);
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> all = EnumSet.allOf(Capability.class);
    if (sockets.tcp().isEmpty()) {
      all.remove(Capability.ICE_TCP);
    }
    return all;
  }

  /** The UDP port browsers are told; for those who must open a firewall. */
  public int udpPort() {
    return sockets.udp().get(0).localAddress().getPort();
  }

  @Override
  public CompletionStage<String> publish(Publish publish) {
    return onLoop(() -> assembly.publisher(publish));
  }

  @Override
  public CompletionStage<String> watch(Watch watch) {
    return onLoop(() -> assembly.viewer(watch));
  }

  private CompletionStage<String> onLoop(Supplier<String> answer) {
    CompletableFuture<String> answered = new CompletableFuture<>();
    if (closing) {
      answered.completeExceptionally(new OfferRefused("The relay is shutting down."));
      return answered;
    }
    loop.execute(
        () -> {
          try {
            answered.complete(answer.get());
          } catch (SdpException e) {
            answered.completeExceptionally(new OfferRefused(String.valueOf(e.getMessage())));
          } catch (RuntimeException e) {
            answered.completeExceptionally(e);
          }
        });
    return answered;
  }

  /**
   * Ignores it: a lite agent sends no checks, it learns from the browser's where the browser is
   * (RFC 8445 §2.5).
   */
  @Override
  public void candidate(String peer, IceCandidate candidate) {}

  @Override
  public List<MediaServer> servers() {
    List<Peer> peers = loop.peers().all();
    int publishers = (int) peers.stream().filter(Publisher.class::isInstance).count();
    int recorders =
        (int)
            peers.stream().filter(peer -> peer instanceof Publisher one && one.recorded()).count();
    return List.of(
        new MediaServer(
            "embedded", !closing, publishers, peers.size() - publishers, recorders, -1, 0, 0, ""));
  }

  /** Everything is written into the parts themselves, which recover by themselves. */
  @Override
  public Set<String> takeUp(Function<String, Optional<PartWriter>> anew) {
    return Set.of();
  }

  @Override
  public void hangUp(String peer) {
    loop.execute(
        () -> {
          Peer named = loop.peers().named(peer);
          if (named != null) {
            named.end(loop.now(), MediaEvent.Reason.HUNG_UP, loop);
          }
        });
  }

  @Override
  public void close() {
    if (closing) {
      return;
    }
    closing = true;
    loop.execute(
        () -> {
          for (Peer peer : loop.peers().all()) {
            peer.end(loop.now(), MediaEvent.Reason.HUNG_UP, loop);
          }
        });
    try {
      loop.stop();
      disk.close();
      handshakes.shutdown();
      if (!handshakes.awaitTermination(1, TimeUnit.SECONDS)) {
        handshakes.shutdownNow();
      }
    } catch (InterruptedException e) {
      LOG.warn("Interrupted while recordings were being finished; the next start completes them");
      Thread.currentThread().interrupt();
    }
  }
}
