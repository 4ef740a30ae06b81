package io.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How often an address may join and sign in within a minute. */
class AddressLimitsTest {
  private final AtomicLong nanos = new AtomicLong(-7);
  private final AddressLimits limits = new AddressLimits(nanos::get);

  private boolean admits(Route route, String address) {
    try {
      limits.count(route, address);
      return true;
    } catch (ApiProblem problem) {
      assertThat(problem.status()).isEqualTo(429);
      assertThat(problem.detail()).isEqualTo("Wait a minute and try again.");
      return false;
    }
  }

  private int admitted(Route route, String address, int asked) {
    int admitted = 0;
    for (int i = 0; i < asked; i++) {
      admitted += admits(route, address) ? 1 : 0;
    }
    return admitted;
  }

  @Test
  void aWholeSchoolMayJoinFromOneAddressButNotAFlood() {
    int most = AddressLimits.JOINS;
    assertThat(most).isGreaterThanOrEqualTo(2_000);
    assertThat(admitted(Route.JOIN_INFO, "192.0.2.1", most / 2)).isEqualTo(most / 2);
    assertThat(admitted(Route.JOIN, "192.0.2.1", most)).isEqualTo(most / 2);
    assertThat(admits(Route.JOIN_INFO, "192.0.2.1")).isFalse();
    assertThat(admits(Route.JOIN, "192.0.2.2")).as("another address").isTrue();
    assertThat(admits(Route.SIGN_IN, "192.0.2.1")).as("something else").isTrue();
    assertThat(admits(Route.HEALTH, "192.0.2.1")).as("what has no limit").isTrue();
  }

  @Test
  void anLmsMayAskForAWholeSchoolButIsNoFlood() {
    int most = AddressLimits.SIGNED;
    assertThat(admitted(Route.LMS_ATTEMPT, "192.0.2.1", most)).isEqualTo(most);
    assertThat(admits(Route.LMS_LAUNCH, "192.0.2.1")).isFalse();
    assertThat(admits(Route.LMS_STATUS, "192.0.2.2")).isTrue();
  }

  @Test
  void theFiguresTokenCannotBeGuessedInAFlood() {
    assertThat(admitted(Route.METRICS, "192.0.2.1", 1_000)).isEqualTo(AddressLimits.SCRAPES);
    assertThat(admits(Route.METRICS, "192.0.2.2")).isTrue();
  }

  @Test
  void aMinuteLaterItMayAgainThoughItKeptAsking() {
    assertThat(admitted(Route.SIGN_IN, "192.0.2.1", 100)).isEqualTo(AddressLimits.SIGN_INS);
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(59));
    assertThat(admits(Route.SIGN_IN, "192.0.2.1")).isFalse();
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(2));
    assertThat(admitted(Route.SIGN_IN, "192.0.2.1", 100)).isEqualTo(AddressLimits.SIGN_INS);
  }
}
