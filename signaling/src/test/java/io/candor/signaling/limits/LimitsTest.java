package io.candor.signaling.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.signaling.Tokens;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Buckets fill with time, tokens are remembered for as long as they should be. */
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

  @Test
  void aLaunchTokenIsSpentOnce() {
    LaunchNonces nonces = new LaunchNonces(Duration.ofMinutes(10), nanos::get);
    assertThat(nonces.spent("a")).isFalse();
    assertThat(nonces.spend("a")).isTrue();
    assertThat(nonces.spend("a")).isFalse();
    assertThat(nonces.spent("a")).isTrue();
    nanos.addAndGet(601 * SECOND);
    assertThat(nonces.spent("a")).isFalse();
  }

  @Test
  void aResumeTokenIsAskedForOnceAndDiesWhenReplaced() {
    Tokens tokens = new Tokens(new SecureRandom());
    Table table = new Table();
    String first = tokens.next();
    String second = tokens.next();
    new ResumeTokens(table, nanos::get).replace("attempt", first);

    ResumeTokens afterRestart = new ResumeTokens(table, nanos::get);
    assertThat(afterRestart.attempt(first)).contains("attempt");
    assertThat(afterRestart.attempt(first)).contains("attempt");
    assertThat(table.asked.get()).isEqualTo(1);

    afterRestart.replace("attempt", second);
    assertThat(afterRestart.attempt(first)).isEmpty();
    assertThat(afterRestart.attempt(second)).contains("attempt");
    assertThat(table.hashes).containsExactly(Map.entry(Tokens.hash(second), "attempt"));
  }

  @Test
  void whatIsNoTokenIsNotLookedUp() {
    Table table = new Table();
    assertThat(new ResumeTokens(table, nanos::get).attempt("' or 1=1 --")).isEmpty();
    assertThat(table.asked.get()).isZero();
  }

  private static final class Table implements ResumeTokens.Durable {
    final Map<String, String> hashes = new HashMap<>();
    final AtomicInteger asked = new AtomicInteger();

    @Override
    public @Nullable String attempt(String tokenHash) {
      asked.incrementAndGet();
      return hashes.get(tokenHash);
    }

    @Override
    public void replace(String attempt, String tokenHash) {
      hashes.values().removeIf(attempt::equals);
      hashes.put(tokenHash, attempt);
    }
  }
}
