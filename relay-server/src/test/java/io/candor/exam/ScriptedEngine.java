package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.media.Capability;
import io.candor.media.IceCandidate;
import io.candor.media.Lack;
import io.candor.media.MediaEngine;
import io.candor.media.MediaEvent;
import io.candor.media.MediaEvents;
import io.candor.media.MediaServer;
import io.candor.media.Publish;
import io.candor.media.Watch;
import io.candor.recording.PartRecorder;
import io.candor.recording.PartSummary;
import io.candor.recording.PartTracks;
import io.candor.recording.PartWriter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * An engine in which nothing happens until a test says so. Each part that flows gets a second of
 * pictures, through the real recorder. Thread-safe.
 */
final class ScriptedEngine implements MediaEngine {
  static final String ANSWER = "v=0 answer";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  static final long FLOWING_MS = 1_000;

  private final MediaEvents events;
  private final Map<String, Publish> publishers = new HashMap<>();
  private final Map<String, PartRecorder> recorders = new HashMap<>();
  private final List<Publish> published = new ArrayList<>();
  private final List<Watch> watched = new ArrayList<>();
  private final List<String> hungUp = new ArrayList<>();
  private final List<String> candidates = new ArrayList<>();
  private CompletionStage<String> answer = CompletableFuture.completedFuture(ANSWER);
  private Runnable beforePublishing = () -> {};
  private boolean lingering;
  private Set<String> leftOutside = Set.of();

  ScriptedEngine(MediaEvents events) {
    this.events = events;
  }

  /** From now on every offer is answered so. */
  synchronized void answering(CompletionStage<String> with) {
    answer = with;
  }

  /** From now on a peer that is hung up takes its time, until {@link #close(String, Reason)}. */
  synchronized void lingering() {
    lingering = true;
  }

  /** Does this with the next offer, just before the engine gets it. */
  synchronized void beforePublishing(Runnable happens) {
    beforePublishing = happens;
  }

  /** A picture has come from this publisher. */
  synchronized void flows(String peer) {
    Publish publish = publishers.get(peer);
    if (publish.tape() != null) {
      record(peer, publish);
    }
    events.on(new MediaEvent.Flowing(peer, MediaEvent.Kind.VIDEO));
  }

  /** Sound has come too. */
  void sounds(String peer) {
    events.on(new MediaEvent.Flowing(peer, MediaEvent.Kind.AUDIO));
  }

  /** Something of it is missing since then, or is there again. */
  void lacks(String peer, Lack lack, boolean over, long at) {
    events.on(new MediaEvent.Noticed(peer, lack, over, at));
  }

  private void record(String peer, Publish publish) {
    PartRecorder recorder = new PartRecorder(publish.tape().part(), PartTracks.screen());
    for (long at = 0; at <= FLOWING_MS; at += 100) {
      recorder.video(at, true, keyFrame());
    }
    recorder.flush(FLOWING_MS);
    recorders.put(peer, recorder);
  }

  /** The beginning of a VP8 key frame of 320×240. */
  private static byte[] keyFrame() {
    byte[] head = {0x10, 0, 0, (byte) 0x9D, 1, 0x2A, 64, 1, (byte) 240, 0};
    return ByteBuffer.allocate(200).put(head).array();
  }

  /** The relay has a candidate for this peer. */
  void offersCandidate(String peer, String candidate) {
    events.on(new MediaEvent.Candidate(peer, new IceCandidate(candidate, "0")));
  }

  /** A peer ends; a publisher's recording is finished first. */
  synchronized void close(String peer, MediaEvent.Reason reason) {
    Publish publish = publishers.remove(peer);
    if (publish != null && publish.tape() != null) {
      PartRecorder recorder = recorders.remove(peer);
      PartSummary end = recorder == null ? PartSummary.EMPTY : recorder.end(FLOWING_MS);
      publish.tape().part().close();
      events.on(new MediaEvent.Recorded(peer, 1, end.durationMs(), end.bytes()));
    }
    events.on(new MediaEvent.Closed(peer, reason));
  }

  /** Everything stops where it is, as in a process that is killed. */
  synchronized void crash() {
    publishers.values().stream()
        .filter(p -> p.tape() != null)
        .forEach(p -> p.tape().part().close());
    publishers.clear();
  }

  /** All offers of students that came to the engine, in order. */
  synchronized List<Publish> published() {
    return List.copyOf(published);
  }

  /** The engine's name of the peer offered last. */
  String lastPeer() {
    return published().getLast().peer();
  }

  /** All offers of viewers, in order. */
  synchronized List<Watch> watched() {
    return List.copyOf(watched);
  }

  /** Whom the room has hung up, in order. */
  synchronized List<String> hungUp() {
    return List.copyOf(hungUp);
  }

  /** Waits until the room hangs this peer up. */
  synchronized void awaitHungUp(String peer) {
    await(() -> hungUp.contains(peer));
  }

  /** Waits until the room has hung up as many times. */
  synchronized void awaitHungUps(int count) {
    await(() -> hungUp.size() >= count);
  }

  private void await(BooleanSupplier condition) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      assertThat(left).as("time, with %s hung up", hungUp).isPositive();
      try {
        wait(left);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The candidates that were handed over, each after its peer's name. */
  synchronized List<String> candidates() {
    return List.copyOf(candidates);
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public CompletionStage<String> publish(Publish publish) {
    Runnable first;
    synchronized (this) {
      first = beforePublishing;
      beforePublishing = () -> {};
    }
    first.run();
    synchronized (this) {
      published.add(publish);
      publishers.put(publish.peer(), publish);
      return answer;
    }
  }

  @Override
  public synchronized CompletionStage<String> watch(Watch watch) {
    watched.add(watch);
    return answer;
  }

  @Override
  public synchronized void candidate(String peer, IceCandidate candidate) {
    candidates.add(peer + " " + candidate.candidate());
  }

  @Override
  public List<MediaServer> servers() {
    return List.of(
        new MediaServer("one", true, 3, 1, 2, 12.5, 4, 5, ""),
        new MediaServer("two", false, 0, 0, 0, -1, 0, 0, "no answer"));
  }

  /** What could not be taken over whole from where it was recorded. */
  void leaveOutside(String peer) {
    leftOutside = Set.of(peer);
  }

  @Override
  public Set<String> takeUp(Function<String, Optional<PartWriter>> anew) {
    return leftOutside;
  }

  @Override
  public synchronized void hangUp(String peer) {
    hungUp.add(peer);
    notifyAll();
    boolean known =
        publishers.containsKey(peer) || watched.stream().anyMatch(w -> w.viewer().equals(peer));
    if (known && !lingering) {
      close(peer, MediaEvent.Reason.HUNG_UP);
    }
  }

  @Override
  public synchronized void close() {
    List.copyOf(publishers.keySet()).forEach(peer -> close(peer, MediaEvent.Reason.HUNG_UP));
  }
}
