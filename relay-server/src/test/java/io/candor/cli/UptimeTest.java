package io.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class UptimeTest {
  @Test
  void isTheDifferenceOfTwoTimesSinceTheBoot() {
    String stat =
        "4711 (a (name) 7) S 1 4711 4711 0 -1 4194560 500 0 0 0 9 4 0 0 20 0 31 0 502345 9 9 9";
    assertThat(Uptime.since(stat, "5024.70 9000.12\n")).isEqualTo(Duration.ofMillis(1250));
  }

  @Test
  void growsWithTheProcess() {
    Duration first = Uptime.ofThisProcess().orElseThrow();
    assertThat(first).isPositive();
    assertThat(Uptime.ofThisProcess().orElseThrow()).isGreaterThanOrEqualTo(first);
  }
}
