package io.candor.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.candor.people.Role;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/** How often one address may ask in a minute; a whole class may share an address. */
final class AddressLimits {
  static final int SIGN_INS = 20;
  static final int JOINS = 3_000;

  /** A whole school starts at once, and its LMS asks again and again for each until it is live. */
  static final int SIGNED = 12_000;

  /** One scrape a second, of a collector that is impatient. */
  static final int SCRAPES = 120;

  private final Cache<String, AtomicInteger> asked;

  /** {@code nanos} is a monotonic clock. */
  AddressLimits(LongSupplier nanos) {
    this.asked =
        Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(1))
            .maximumSize(100_000)
            .ticker(nanos::getAsLong)
            .build();
  }

  /** Counts a request; {@link ApiProblem} when it is one too many. */
  void count(Route route, String address) {
    switch (route) {
      case SIGN_IN, LINK, LINK_PASSWORD, PASSWORD, ENTER -> count("session " + address, SIGN_INS);
      case JOIN, JOIN_INFO, OWN_ENTER, LAUNCH -> count("join " + address, JOINS);
      case METRICS -> count("metrics " + address, SCRAPES);
      default -> {
        if (route.role() == Role.CLIENT) {
          count("client " + address, SIGNED);
        }
      }
    }
  }

  private void count(String key, int most) {
    if (asked.get(key, fresh -> new AtomicInteger()).incrementAndGet() > most) {
      throw ApiProblem.tooMany();
    }
  }
}
