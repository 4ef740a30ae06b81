package io.candor.signaling.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The launch tokens spent lately, by their hashes: a replay is refused without asking the database,
 * which has the last word on the others. Thread-safe.
 */
public final class LaunchNonces {
  private static final int MOST = 100_000;

  private final Cache<String, Boolean> spent;

  /** {@code remembered}: at least as long as launch tokens live. {@code nanos}: monotonic. */
  public LaunchNonces(Duration remembered, LongSupplier nanos) {
    this.spent =
        Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(remembered)
            .ticker(nanos::getAsLong)
            .build();
  }

  /** Marks a token as spent; true if it was not yet known to be. */
  public boolean spend(String tokenHash) {
    return spent.asMap().putIfAbsent(tokenHash, true) == null;
  }

  /** Whether a token is known to be spent. */
  public boolean spent(String tokenHash) {
    return spent.getIfPresent(tokenHash) != null;
  }
}
