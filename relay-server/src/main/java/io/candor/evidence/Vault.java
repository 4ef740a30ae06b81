package io.candor.evidence;

import io.candor.recording.AttemptKey;
import io.candor.recording.BlobStore;
import io.candor.recording.DamagedBlobException;
import io.candor.recording.MasterKey;
import io.candor.recording.PartReader;
import io.candor.recording.PartWriter;
import io.candor.store.Attempts;
import io.candor.store.Evidence;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;

/**
 * The blobs of evidence, among the attempt's others and under its key: what has come so far of each
 * and what is kept of it. A disk that fails is an {@link UncheckedIOException}.
 */
public final class Vault {
  /** No part of a recording is called like that: what is sent can never take one's place. */
  private static final String KEPT = "evidence-";

  private static final String SENT = "sent-";

  private final Attempts attempts;
  private final BlobStore blobs;
  private final MasterKey master;

  public Vault(Attempts attempts, BlobStore blobs, MasterKey master) {
    this.attempts = attempts;
    this.blobs = blobs;
    this.master = master;
  }

  /** Opens what is kept; empty when the attempt is being erased. */
  public Optional<PartReader> open(Evidence evidence) {
    return key(evidence).map(key -> blobs.open(key, evidence.attemptId(), KEPT + evidence.id()));
  }

  /** How many bytes of it have come, all of them authentic. */
  long received(Evidence evidence) {
    return !blobs.exists(evidence.attemptId(), SENT + evidence.id())
        ? 0
        : sent(evidence, PartWriter::size).orElse(0L);
  }

  /** Adds bytes to what has come; answers how many there are now. */
  long append(Evidence evidence, byte[] bytes, int offset) {
    return sent(
            evidence,
            writer -> {
              writer.append(bytes, offset, bytes.length - offset);
              return writer.size();
            })
        .orElse(0L);
  }

  private <T> Optional<T> sent(Evidence evidence, Function<PartWriter, T> use) {
    return key(evidence)
        .map(
            key -> {
              try (PartWriter writer = writer(key, evidence)) {
                return use.apply(writer);
              }
            });
  }

  private PartWriter writer(AttemptKey key, Evidence evidence) {
    String blob = SENT + evidence.id();
    if (blobs.exists(evidence.attemptId(), blob)) {
      try {
        return blobs.resume(key, evidence.attemptId(), blob);
      } catch (DamagedBlobException e) {
        // Whoever sends it has it still.
        blobs.delete(evidence.attemptId(), blob);
      }
    }
    return blobs.create(key, evidence.attemptId(), blob);
  }

  /** All that has come. */
  byte[] all(Evidence evidence) {
    byte[] all = new byte[Math.toIntExact(evidence.sentBytes())];
    try (PartReader reader =
        blobs.open(key(evidence).orElseThrow(), evidence.attemptId(), SENT + evidence.id())) {
      int at = 0;
      while (at < all.length) {
        int read = reader.read(at, all, at, all.length - at);
        if (read < 0) {
          throw new IllegalStateException("what has come is not there any more");
        }
        at += read;
      }
    }
    return all;
  }

  /** Brings what is kept safely to the disk, in place of what has come. */
  void keep(Evidence evidence, byte[] bytes) {
    String blob = KEPT + evidence.id();
    // After a crash between this and its row.
    blobs.delete(evidence.attemptId(), blob);
    try (PartWriter writer =
        blobs.create(key(evidence).orElseThrow(), evidence.attemptId(), blob)) {
      writer.append(bytes, 0, bytes.length);
      writer.finish();
    } catch (UncheckedIOException e) {
      blobs.delete(evidence.attemptId(), blob);
      throw e;
    }
    discardSent(evidence);
  }

  /** Removes what has come. */
  void discardSent(Evidence evidence) {
    blobs.delete(evidence.attemptId(), SENT + evidence.id());
  }

  /** Leaves nothing of it, where its attempt has been erased meanwhile. */
  void discard(Evidence evidence) {
    discardSent(evidence);
    blobs.delete(evidence.attemptId(), KEPT + evidence.id());
  }

  private Optional<AttemptKey> key(Evidence evidence) {
    return attempts
        .wrappedKey(evidence.attemptId())
        .map(wrapped -> master.unwrap(evidence.attemptId(), wrapped));
  }
}
