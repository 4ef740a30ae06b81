package io.candor.rtc.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyFrameRequestsTest {
  private static final long SECOND = 1_000_000_000L;
  private final KeyFrameRequests requests = new KeyFrameRequests(Duration.ofSeconds(10));

  @BeforeEach
  void begin() {
    requests.begun(0);
  }

  @Test
  void patienceCountsFromTheFirstPacket() {
    requests.begun(5 * SECOND);
    assertThat(requests.take(5 * SECOND)).isFalse();
    assertThat(requests.wakeAt()).isBetween(5 * SECOND + 1, 6 * SECOND);
  }

  @Test
  void asksOnceTheFirstIsOverdue() {
    assertThat(requests.take(SECOND / 10)).isFalse();
    assertThat(requests.take(SECOND)).isTrue();
  }

  @Test
  void asksAgainEverySecondUntilOneComes() {
    assertThat(requests.take(SECOND)).isTrue();
    assertThat(requests.take(SECOND + SECOND / 2)).isFalse();
    assertThat(requests.take(2 * SECOND)).isTrue();
    requests.arrived(2 * SECOND + 1);
    assertThat(requests.take(4 * SECOND)).isFalse();
  }

  @Test
  void asksAtTheIntervalAfterTheLastOne() {
    requests.arrived(SECOND);
    assertThat(requests.wakeAt()).isEqualTo(11 * SECOND);
    assertThat(requests.take(11 * SECOND - 1)).isFalse();
    assertThat(requests.take(11 * SECOND)).isTrue();
  }

  @Test
  void mergesTheWishesOfAllViewersIntoOneASecond() {
    requests.arrived(SECOND);
    int asked = 0;
    for (long now = SECOND; now < 5 * SECOND; now += SECOND / 100) {
      requests.want();
      asked += requests.take(now) ? 1 : 0;
    }
    assertThat(asked).isEqualTo(4);
  }
}
