package io.candor.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.recording.AttemptKey;
import io.candor.recording.BlobStore;
import io.candor.recording.PartReader;
import io.candor.recording.PartWriter;
import io.candor.rtc.dtls.DtlsIdentity;
import io.candor.rtc.peer.PeerTransport;
import io.candor.rtc.peer.PublishingPeer;
import io.candor.rtc.peer.UdpPeer;
import io.candor.rtc.peer.ViewingPeer;
import io.candor.webm.WebmReader;
import io.candor.webm.WebmSource;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An engine with students and teachers on real sockets, and a place for the recordings. */
public final class TestRoom implements AutoCloseable {
  private static final String ATTEMPT = "attempt";

  private final SecureRandom random = new SecureRandom();
  private final HeardEvents events = new HeardEvents();
  private final List<UdpPeer> sockets = new ArrayList<>();
  private final AttemptKey key = AttemptKey.random(random);
  private final ExecutorService handshakes = Executors.newVirtualThreadPerTaskExecutor();
  private final DtlsIdentity identity = DtlsIdentity.generate(random, Instant.now());
  private final BlobStore blobs;
  private final MediaEngine engine;

  /** {@code engine}: makes the engine that tells its news to what it is given. */
  public TestRoom(Path folder, Function<MediaEvents, MediaEngine> engine) {
    this.blobs = new BlobStore(folder, random);
    this.engine = engine.apply(events);
  }

  public HeardEvents events() {
    return events;
  }

  public MediaEngine engine() {
    return engine;
  }

  /** A student's end: the machine and the thread that drives it. */
  public record Student(PublishingPeer peer, UdpPeer socket) {
    public long frames() {
      return socket.call(peer::frames);
    }

    public void hush(boolean hushed) {
      socket.call(
          () -> {
            peer.hush(hushed);
            return true;
          });
    }

    public void leave() {
      socket.call(
          () -> {
            peer.transport().close(socket::transmit);
            return true;
          });
    }
  }

  /** A teacher's end. */
  public record Teacher(ViewingPeer peer, UdpPeer socket) {
    public int frames() {
      return socket.call(() -> peer.frames().size());
    }
  }

  /** Where a part goes that does not exist yet. */
  public PartWriter part(String name) {
    return blobs.create(key, ATTEMPT, name);
  }

  /** Takes away a part that never began. */
  public void forget(String name) {
    blobs.delete(ATTEMPT, name);
  }

  /** Where a part goes, in the place of what is there. */
  public PartWriter partAnew(String name) {
    blobs.delete(ATTEMPT, name);
    return part(name);
  }

  public Student publish(String name, boolean microphone, boolean recorded) {
    return publish(name, microphone, recorded, microphone ? KeyFrames.CAMERA : KeyFrames.SCREEN);
  }

  public Student publish(String name, boolean microphone, boolean recorded, KeyFrames keyFrames) {
    Set<MediaEvent.Kind> all = EnumSet.allOf(MediaEvent.Kind.class);
    return publish(name, microphone, recorded ? all : Set.of(), keyFrames);
  }

  /** Of which only these kinds are recorded. */
  public Student publish(
      String name, boolean microphone, Set<MediaEvent.Kind> recorded, KeyFrames keyFrames) {
    PublishingPeer peer = new PublishingPeer(identity, handshakes, random, microphone, () -> {});
    UdpPeer socket = UdpPeer.drive(peer);
    sockets.add(socket);
    String offer = socket.call(peer::offer);
    Publish.Tape tape = recorded.isEmpty() ? null : new Publish.Tape(part(name), recorded);
    Publish publish = new Publish(name, keyFrames, offer, 0, tape);
    String answer = engine.publish(publish).toCompletableFuture().join();
    socket.call(
        () -> {
          peer.answer(socket.now(), answer);
          return true;
        });
    trickle(name, socket, peer.transport());
    return new Student(peer, socket);
  }

  public Teacher watch(String viewer, String publisher, boolean sound) {
    ViewingPeer peer = new ViewingPeer(identity, handshakes, random, sound, () -> {});
    UdpPeer socket = UdpPeer.drive(peer);
    sockets.add(socket);
    String offer = socket.call(peer::offer);
    String answer = engine.watch(new Watch(viewer, publisher, offer)).toCompletableFuture().join();
    socket.call(
        () -> {
          peer.answer(socket.now(), answer);
          return true;
        });
    trickle(viewer, socket, peer.transport());
    return new Teacher(peer, socket);
  }

  /** Candidates go both ways as they are found; an engine may have none, and need none. */
  private void trickle(String name, UdpPeer socket, PeerTransport transport) {
    engine.candidate(name, new IceCandidate(socket.candidate(), "0"));
    events.candidates(
        name,
        candidate ->
            TrickledCandidate.udp(candidate.candidate().candidate())
                .ifPresent(address -> socket.later(() -> transport.addRemote(address))));
  }

  /** A finished part. */
  public WebmReader recorded(String part) {
    try (PartReader reader = blobs.open(key, ATTEMPT, part)) {
      assertThat(reader.finished()).isTrue();
      return WebmReader.of(
          new WebmSource() {
            @Override
            public long size() {
              return reader.size();
            }

            @Override
            public int read(long position, byte[] into, int offset, int length) {
              return reader.read(position, into, offset, length);
            }
          });
    }
  }

  @Override
  public void close() {
    sockets.forEach(UdpPeer::close);
    engine.close();
    handshakes.shutdownNow();
  }
}
