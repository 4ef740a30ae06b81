package io.candor.signaling.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * A token bucket per network address. Addresses are kept in memory only, for minutes, and never
 * logged. The buckets must be generous: a whole school may sit behind one address. Thread-safe.
 */
public final class AddressLimits {
  private static final int MOST_ADDRESSES = 100_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private final Cache<String, TokenBucket> buckets;
  private final int capacity;
  private final double perSecond;
  private final LongSupplier nanos;

  /** {@code nanos} is a monotonic clock. */
  public AddressLimits(int capacity, double perSecond, LongSupplier nanos) {
    this.capacity = capacity;
    this.perSecond = perSecond;
    this.nanos = nanos;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(REMEMBERED)
            .ticker(nanos::getAsLong)
            .build();
  }

  /** Whether this address may do something of this cost now. */
  public boolean admits(String address, int cost) {
    long now = nanos.getAsLong();
    return buckets
        .get(address, unseen -> new TokenBucket(capacity, perSecond, now))
        .take(cost, now);
  }
}
