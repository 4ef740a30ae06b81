package io.candor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UptimeTest {
  private static final String STAT =
      "4711 (a (name) 7) S 1 4711 4711 0 -1 4194560 500 0 0 0 9 4 0 0 20 0 31 0 %d 9 9 9";

  @Test
  void countsFromTheOldestThread() {
    List<String> stats = List.of(STAT.formatted(502_399), STAT.formatted(502_345));
    assertThat(Uptime.since(stats, "5024.70 9000.12\n")).isEqualTo(Duration.ofMillis(1250));
  }

  @Test
  void growsWithTheJvm() {
    Duration first = Uptime.ofThisJvm().orElseThrow();
    assertThat(first).isPositive();
    assertThat(Uptime.ofThisJvm().orElseThrow()).isGreaterThanOrEqualTo(first);
  }
}
