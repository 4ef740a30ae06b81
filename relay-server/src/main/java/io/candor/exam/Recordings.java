package io.candor.exam;

import io.candor.media.MediaEngine;
import io.candor.media.MediaEvent;
import io.candor.recording.AttemptKey;
import io.candor.recording.BlobStore;
import io.candor.recording.KeyFileException;
import io.candor.recording.MasterKey;
import io.candor.recording.PartReader;
import io.candor.recording.PartRecovery;
import io.candor.recording.PartSummary;
import io.candor.recording.PartWriter;
import io.candor.signaling.protocol.Source;
import io.candor.store.Attempts;
import io.candor.store.Part;
import io.candor.store.Parts;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The parts of all attempts: their rows in the database and their encrypted blobs on the disk. */
public final class Recordings {
  private static final Logger log = LoggerFactory.getLogger(Recordings.class);

  private final Attempts attempts;
  private final Parts parts;
  private final BlobStore blobs;
  private final MasterKey master;

  public Recordings(Attempts attempts, Parts parts, BlobStore blobs, MasterKey master) {
    this.attempts = attempts;
    this.parts = parts;
    this.blobs = blobs;
    this.master = master;
  }

  /** A new attempt's key, wrapped for the database. */
  byte[] newKey(String attemptId, SecureRandom random) {
    AttemptKey key = AttemptKey.random(random);
    try {
      return master.wrap(attemptId, key);
    } finally {
      key.destroy();
    }
  }

  /** Starts a part: its row is committed before its blob is made, so that none is ever orphaned. */
  PartWriter begin(String partId, String attemptId, Source source, long now) {
    parts.begin(partId, attemptId, source.wire(), now).join();
    try {
      return blobs.create(key(attemptId), attemptId, partId);
    } catch (RuntimeException e) {
      parts.complete(partId, Part.State.EMPTY, now, 0, 0).join();
      throw e;
    }
  }

  /** Forgets a part that never began. */
  void discard(String partId, String attemptId, PartWriter writer, long now) {
    writer.close();
    blobs.delete(attemptId, partId);
    parts.complete(partId, Part.State.EMPTY, now, 0, 0).join();
  }

  /** Notes what has come so far. */
  void flowing(String partId, List<MediaEvent.Kind> kinds, long now) {
    String tracks = String.join(",", kinds.stream().sorted().map(kind -> wire(kind)).toList());
    logged(partId, parts.flowing(partId, tracks, now));
  }

  private static String wire(MediaEvent.Kind kind) {
    return switch (kind) {
      case AUDIO -> "audio";
      case VIDEO -> "video";
    };
  }

  /** Notes that a part is complete; one into which nothing came loses its blob. */
  CompletableFuture<Boolean> complete(String attemptId, MediaEvent.Recorded recorded) {
    boolean empty = recorded.bytes() == 0 || recorded.durationMillis() == 0;
    Part.State state = empty ? Part.State.EMPTY : Part.State.FINISHED;
    if (empty) {
      blobs.delete(attemptId, recorded.peer());
    }
    CompletableFuture<Boolean> write =
        parts.complete(
            recorded.peer(),
            state,
            recorded.startedAtMillis(),
            recorded.durationMillis(),
            empty ? 0 : recorded.bytes());
    logged(recorded.peer(), write);
    return write;
  }

  void closed(String partId, String reason) {
    logged(partId, parts.reason(partId, reason));
  }

  private static void logged(String partId, CompletableFuture<Boolean> change) {
    var unused =
        change.whenComplete(
            (done, failure) -> {
              if (failure != null) {
                log.error("part {}: its row could not be written", partId, failure);
              }
            });
  }

  /** Opens a part for playing, also while it is being recorded. */
  public PartReader open(Part part) {
    return blobs.open(key(part.attemptId()), part.attemptId(), part.id());
  }

  /** Removes all that was recorded of an attempt, whether or not anything was. */
  void erase(String attemptId) {
    blobs.deleteAttempt(attemptId);
  }

  private AttemptKey key(String attemptId) {
    byte[] wrapped =
        attempts
            .wrappedKey(attemptId)
            .orElseThrow(() -> new IllegalStateException("attempt " + attemptId + " has no key"));
    return master.unwrap(attemptId, wrapped);
  }

  /** Whether the master key is the one the attempts' keys were wrapped by. */
  public boolean openable() {
    try {
      attempts.anyKey().ifPresent(key -> master.unwrap(key.attemptId(), key.wrapped()).destroy());
      return true;
    } catch (KeyFileException e) {
      return false;
    }
  }

  /**
   * Finishes what a crash has left unfinished; one that can't be is named in the log. What the
   * engine could not hand over whole stays unfinished, for the next start.
   *
   * @param engine may have recorded more than the blobs hold
   */
  public void recover(MediaEngine engine) {
    List<Part> unfinished = parts.unfinished();
    Set<String> waiting =
        engine.takeUp(
            id ->
                unfinished.stream()
                    .filter(part -> part.id().equals(id))
                    .findFirst()
                    .map(this::anew));
    PartRecovery recovery = new PartRecovery(blobs);
    for (Part part : unfinished) {
      try {
        if (!waiting.contains(part.id())) {
          recover(recovery, part);
        }
      } catch (RuntimeException e) {
        log.error("part {} of attempt {} could not be recovered", part.id(), part.attemptId(), e);
      }
    }
  }

  /** A part's blob from its beginning, in the place of what the crash has left. */
  private PartWriter anew(Part part) {
    blobs.delete(part.attemptId(), part.id());
    return blobs.create(key(part.attemptId()), part.attemptId(), part.id());
  }

  private void recover(PartRecovery recovery, Part part) {
    if (!blobs.exists(part.attemptId(), part.id())) {
      // The crash came between the row and its blob.
      parts.complete(part.id(), Part.State.EMPTY, part.createdAt(), 0, 0).join();
      return;
    }
    PartSummary summary = recovery.finish(key(part.attemptId()), part.attemptId(), part.id());
    Part.State state = summary.empty() ? Part.State.EMPTY : Part.State.RECOVERED;
    if (summary.empty()) {
      blobs.delete(part.attemptId(), part.id());
    }
    Long started = part.startedAt();
    parts
        .complete(
            part.id(),
            state,
            started == null ? part.createdAt() : started,
            summary.durationMs(),
            summary.bytes())
        .join();
    parts.reason(part.id(), "server-stopped").join();
    log.info("part {} of attempt {} was recovered", part.id(), part.attemptId());
  }
}
