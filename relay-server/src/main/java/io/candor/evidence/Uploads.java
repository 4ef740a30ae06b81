package io.candor.evidence;

import io.candor.evidence.Receipt.Why;
import io.candor.signaling.protocol.Policy;
import io.candor.store.Attempt;
import io.candor.store.Evidence;
import io.candor.store.EvidenceRows;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Takes in what students' browsers send, piece by piece: whatever has come stays, and may come
 * again. Thread-safe; blocks. A disk or database that fails changes nothing of what is here.
 */
public final class Uploads {
  /** Many more than any exam makes, so that nobody can fill the disk. */
  public static final int MOST_PIECES = 4_000;

  static final long MOST_BYTES = 1L << 30;

  /** How long after an attempt's end a browser may come back and send what it still has. */
  public static final Duration GRACE = Duration.ofDays(1);

  /** Decoding takes memory: three bytes a pixel, twice. */
  private static final int AT_ONCE = 2;

  private static final int LOCKS = 256;

  private final EvidenceRows rows;
  private final Vault vault;
  private final Policies policies;
  private final InstantSource clock;
  private final Semaphore cleaning = new Semaphore(AT_ONCE, true);

  /** One at a time for each piece: a browser may send again what is still being taken. */
  private final ReentrantLock[] locks =
      IntStream.range(0, LOCKS).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);

  /** What an attempt's exam wants; empty when it is gone. */
  @FunctionalInterface
  public interface Policies {
    Optional<Policy> of(Attempt attempt);
  }

  public Uploads(EvidenceRows rows, Vault vault, Policies policies, InstantSource clock) {
    this.policies = policies;
    this.rows = rows;
    this.vault = vault;
    this.clock = clock;
  }

  /** How much of a piece is here; empty when it is unknown. */
  public Optional<Receipt> of(Attempt attempt, String id) {
    return locked(
        attempt,
        id,
        () ->
            rows.find(attempt.id(), id)
                .map(
                    known ->
                        switch (known.state()) {
                          case KEPT -> new Receipt.Kept(false);
                          case REFUSED -> new Receipt.Refused(Why.WRONG_TYPE, 0);
                          case COMING -> new Receipt.Partly(vault.received(known));
                        }));
  }

  /**
   * Takes a stretch of a piece.
   *
   * @param first where in the whole the stretch begins
   * @param stretch may be empty, to have what is all here finished
   */
  public Receipt take(Attempt attempt, Announced piece, long first, byte[] stretch) {
    return locked(
        attempt,
        piece.id(),
        () -> {
          Optional<Evidence> known = rows.find(attempt.id(), piece.id());
          if (known.isPresent() && !same(known.get(), piece)) {
            return new Receipt.Refused(Why.ANOTHER, 0);
          }
          if (known.isPresent() && known.get().state() == Evidence.State.KEPT) {
            return new Receipt.Kept(false);
          }
          if (known.isPresent() && known.get().state() == Evidence.State.REFUSED) {
            return new Receipt.Refused(Why.WRONG_TYPE, 0);
          }
          Optional<Why> not = refusal(attempt, piece.kind());
          if (not.isPresent()) {
            return new Receipt.Refused(not.get(), 0);
          }
          return known
              .or(() -> begun(attempt, piece))
              .map(coming -> take(coming, first, stretch))
              .orElseGet(() -> new Receipt.Refused(whyNotBegun(attempt), 0));
        });
  }

  private <T> T locked(Attempt attempt, String id, Supplier<T> work) {
    ReentrantLock lock = locks[Math.floorMod(attempt.id().hashCode() + id.hashCode(), LOCKS)];
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  private static boolean same(Evidence known, Announced piece) {
    return known.sha256().equals(piece.sha256())
        && known.sentBytes() == piece.bytes()
        && known.kind().equals(piece.kind().wire());
  }

  private Optional<Why> refusal(Attempt attempt, Kind kind) {
    if (attempt.consentAt() == null) {
      return Optional.of(Why.NO_CONSENT);
    }
    Long end = attempt.finishedAt();
    boolean over = end != null && end + GRACE.toMillis() <= clock.millis();
    if (over) {
      return Optional.of(Why.OVER);
    }
    Optional<Policy> policy = policies.of(attempt);
    if (policy.isEmpty()) {
      return Optional.of(Why.GONE);
    }
    return Wanted.by(policy.get(), kind) ? Optional.empty() : Optional.of(Why.UNWANTED);
  }

  private Optional<Evidence> begun(Attempt attempt, Announced piece) {
    Evidence coming =
        Evidence.coming(
            attempt.id(),
            piece.id(),
            piece.kind().wire(),
            piece.clientSeq(),
            piece.at(),
            piece.bytes(),
            piece.sha256(),
            clock.millis());
    return rows.begin(coming, MOST_PIECES, MOST_BYTES).join()
        ? Optional.of(coming)
        : Optional.empty();
  }

  private Why whyNotBegun(Attempt attempt) {
    return rows.ofAttempt(attempt.id()).isEmpty() ? Why.GONE : Why.ENOUGH;
  }

  private Receipt take(Evidence coming, long first, byte[] stretch) {
    long here = vault.received(coming);
    if (first > here) {
      return new Receipt.Refused(Why.GAP, here);
    }
    int known = (int) Math.min(here - first, stretch.length);
    if (known < stretch.length) {
      here = vault.append(coming, stretch, known);
    }
    if (rows.find(coming.attemptId(), coming.id()).isEmpty()) {
      vault.discard(coming);
      return new Receipt.Refused(Why.GONE, 0);
    }
    return here < coming.sentBytes() ? new Receipt.Partly(here) : completed(coming);
  }

  private Receipt completed(Evidence coming) {
    cleaning.acquireUninterruptibly();
    try {
      byte[] sent = vault.all(coming);
      if (!sha256(sent).equals(coming.sha256())) {
        vault.discardSent(coming);
        rows.forget(coming).join();
        return new Receipt.Refused(Why.WRONG_HASH, 0);
      }
      Kind kind = Kind.of(coming.kind()).orElseThrow();
      Optional<Cleaned> cleaned = Cleaned.of(kind, sent);
      if (cleaned.isEmpty()) {
        vault.discardSent(coming);
        rows.refused(coming).join();
        return new Receipt.Refused(Why.WRONG_TYPE, 0);
      }
      return kept(coming, cleaned.get());
    } finally {
      cleaning.release();
    }
  }

  private Receipt kept(Evidence coming, Cleaned cleaned) {
    vault.keep(coming, cleaned.bytes());
    if (rows.kept(coming, cleaned.what(), clock.millis()).join()) {
      return new Receipt.Kept(true);
    }
    vault.discard(coming);
    return new Receipt.Refused(Why.GONE, 0);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
