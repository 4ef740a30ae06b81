package io.candor.signaling.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Buckets fill with time, and each address has its own. */
class LimitsTest {
  private static final long SECOND = 1_000_000_000L;
  private final AtomicLong nanos = new AtomicLong(-5 * SECOND);

  @Test
  void aBucketGivesWhatTrickledIn() {
    TokenBucket bucket = new TokenBucket(3, 2, nanos.get());
    assertThat(bucket.take(3, nanos.get())).isTrue();
    assertThat(bucket.take(1, nanos.get())).isFalse();
    assertThat(bucket.take(1, nanos.addAndGet(SECOND / 2))).isTrue();
    assertThat(bucket.take(4, nanos.addAndGet(100 * SECOND))).isFalse();
    assertThat(bucket.take(3, nanos.get())).isTrue();
  }

  @Test
  void borrowingTellsHowLongToWait() {
    TokenBucket bucket = new TokenBucket(1, 4, nanos.get());
    assertThat(bucket.borrow(nanos.get())).isZero();
    assertThat(bucket.borrow(nanos.get())).isEqualTo(SECOND / 4);
    assertThat(bucket.borrow(nanos.get())).isEqualTo(SECOND / 2);
    assertThat(bucket.borrow(nanos.addAndGet(SECOND))).isZero();
  }

  @Test
  void aClockThatStepsBackGivesNothing() {
    TokenBucket bucket = new TokenBucket(1, 1, nanos.get());
    assertThat(bucket.take(1, nanos.get())).isTrue();
    assertThat(bucket.take(1, nanos.get() - 60 * SECOND)).isFalse();
    assertThat(bucket.take(1, nanos.get())).isFalse();
  }

  @Test
  void addressesAreLimitedEachForItself() {
    AddressLimits limits = new AddressLimits(2, 1, nanos::get);
    assertThat(limits.admits("192.0.2.1", 1)).isTrue();
    assertThat(limits.admits("192.0.2.1", 1)).isTrue();
    assertThat(limits.admits("192.0.2.1", 1)).isFalse();
    assertThat(limits.admits("192.0.2.2", 1)).isTrue();
    nanos.addAndGet(SECOND);
    assertThat(limits.admits("192.0.2.1", 1)).isTrue();
  }
}
