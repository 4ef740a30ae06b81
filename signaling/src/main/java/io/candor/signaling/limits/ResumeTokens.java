package io.candor.signaling.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.candor.signaling.Tokens;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which attempt a resume token opens: a cache in front of the database, so that a thousand browsers
 * that come back at once after a restart ask it once each, and reconnecting ones not at all.
 * Thread-safe; may block on the database.
 */
public final class ResumeTokens {
  private static final int MOST = 100_000;
  private static final Duration REMEMBERED = Duration.ofHours(6);

  /** Where tokens survive a restart; holds hashes only, one for each attempt. */
  public interface Durable {
    /** The attempt whose token has this hash, or null. */
    @Nullable String attempt(String tokenHash);

    /** From now on this hash, and no other, opens the attempt. */
    void replace(String attempt, String tokenHash);
  }

  private final Durable durable;
  private final Cache<String, String> attempts;

  /** {@code nanos}: monotonic. */
  public ResumeTokens(Durable durable, LongSupplier nanos) {
    this.durable = durable;
    this.attempts =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(REMEMBERED)
            .ticker(nanos::getAsLong)
            .build();
  }

  /** The attempt that this token opens. */
  public Optional<String> attempt(String token) {
    return Tokens.wellFormed(token)
        ? Optional.ofNullable(attempts.get(Tokens.hash(token), durable::attempt))
        : Optional.empty();
  }

  /** Makes this the attempt's only token. */
  public synchronized void replace(String attempt, String token) {
    String hash = Tokens.hash(token);
    durable.replace(attempt, hash);
    attempts.asMap().values().removeIf(attempt::equals);
    attempts.put(hash, attempt);
  }
}
