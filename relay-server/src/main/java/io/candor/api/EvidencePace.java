package io.candor.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.candor.signaling.limits.TokenBucket;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How fast one attempt's evidence may come: a queue drains quickly, nobody keeps the disk busy. */
final class EvidencePace {
  static final int AT_ONCE = 200;
  private static final double A_SECOND = 10;

  private final LongSupplier nanos;
  private final Cache<String, TokenBucket> buckets;

  /** {@code nanos} is a monotonic clock. */
  EvidencePace(LongSupplier nanos) {
    this.nanos = nanos;
    this.buckets =
        Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(10))
            .maximumSize(100_000)
            .ticker(nanos::getAsLong)
            .build();
  }

  /** Counts a request, and tells whether it may be. */
  boolean allows(String attemptId) {
    long now = nanos.getAsLong();
    return buckets.get(attemptId, fresh -> new TokenBucket(AT_ONCE, A_SECOND, now)).take(1, now);
  }
}
