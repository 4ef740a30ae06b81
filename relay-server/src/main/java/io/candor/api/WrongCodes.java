package io.candor.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** How many wrong codes an address may try at one exam in a minute; a class may share one. */
final class WrongCodes {
  static final int MOST = 30;

  private final Cache<String, AtomicInteger> tried;

  /** {@code nanos} is a monotonic clock. */
  WrongCodes(LongSupplier nanos) {
    this.tried =
        Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(100_000)
            .ticker(nanos::getAsLong)
            .build();
  }

  /** {@link ApiProblem} after too many. */
  void check(String examId, String address) {
    AtomicInteger count = tried.getIfPresent(examId + " " + address);
    if (count != null && count.get() >= MOST) {
      throw ApiProblem.tooMany();
    }
  }

  void another(String examId, String address) {
    tried.get(examId + " " + address, fresh -> new AtomicInteger()).incrementAndGet();
  }
}
