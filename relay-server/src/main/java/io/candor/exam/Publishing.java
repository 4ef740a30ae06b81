package io.candor.exam;

import io.candor.media.Lack;
import io.candor.media.MediaEvent;
import io.candor.signaling.protocol.Source;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** One source that a student sends, by one peer connection. Guarded by its sitting's lock. */
final class Publishing {
  private final String partId;
  private final String clientPeer;
  private final Source source;
  private final Set<MediaEvent.Kind> recorded;
  private final Set<MediaEvent.Kind> kinds = EnumSet.noneOf(MediaEvent.Kind.class);

  /** Only for the thread that passes on the engine's news. */
  private final Set<Lack> lacks = EnumSet.noneOf(Lack.class);

  private volatile CompletableFuture<Boolean> completing = CompletableFuture.completedFuture(true);
  private final CompletableFuture<Boolean> closed = new CompletableFuture<>();

  /**
   * A peer that has been offered.
   *
   * @param partId the part it is recorded into, which also names it to the engine
   * @param clientPeer what the student's browser calls it
   * @param recorded what of it is recorded
   */
  Publishing(String partId, String clientPeer, Source source, Set<MediaEvent.Kind> recorded) {
    this.partId = partId;
    this.clientPeer = clientPeer;
    this.source = source;
    this.recorded = Set.copyOf(recorded);
  }

  String partId() {
    return partId;
  }

  String clientPeer() {
    return clientPeer;
  }

  Source source() {
    return source;
  }

  /** What of it is recorded; empty where nothing is. */
  Set<MediaEvent.Kind> recorded() {
    return recorded;
  }

  /** What of it is recorded and has come. */
  List<MediaEvent.Kind> onTape() {
    return recorded.stream().filter(kinds::contains).toList();
  }

  /** Notes that a kind flows; true when it is the first. */
  boolean flowing(MediaEvent.Kind kind) {
    boolean first = kinds.isEmpty();
    kinds.add(kind);
    return first;
  }

  /** It lacks this from now on, or no more; true when that is new. */
  boolean lacks(Lack lack, boolean now) {
    return now ? lacks.add(lack) : lacks.remove(lack);
  }

  boolean live() {
    return !kinds.isEmpty();
  }

  /** Its recording is complete, and this write will note it. */
  void completing(CompletableFuture<Boolean> write) {
    completing = write;
  }

  /** The engine is done with it. */
  void close() {
    var unused = completing.whenComplete((done, failure) -> closed.complete(failure == null));
  }

  /** Completes when the engine is done with it and its row is written. */
  CompletableFuture<Boolean> closed() {
    return closed;
  }
}
