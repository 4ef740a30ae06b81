package io.candor.e2e.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossyPathTest {
  private static final int MANY = 200_000;

  @Test
  void losesTheShareAskedForInBurstsOfTheLengthAskedFor() {
    LossyPath path = new LossyPath(new Impairment(0.05, 3, 0, 0, Duration.ZERO, Duration.ZERO), 7);
    int bursts = 0;
    boolean before = true;
    for (int i = 0; i < MANY; i++) {
      boolean arrived = arrivals(path, i).size() == 1;
      bursts += before && !arrived ? 1 : 0;
      before = arrived;
    }
    assertThat((double) path.lost() / MANY).isCloseTo(0.05, within(0.005));
    assertThat((double) path.lost() / bursts).isCloseTo(3, within(0.2));
  }

  @Test
  void delaysReordersAndDoubles() {
    Impairment rough = new Impairment(0, 1, 0.1, 0.2, Duration.ofNanos(1000), Duration.ofNanos(50));
    LossyPath path = new LossyPath(rough, 7);
    int overtaken = 0;
    int doubled = 0;
    for (int i = 0; i < MANY; i++) {
      List<Long> arrivals = arrivals(path, i);
      overtaken += arrivals.getFirst() == i + 1050 ? 1 : 0;
      doubled += arrivals.size() - 1;
      assertThat(arrivals.getFirst()).isIn(i + 1000L, i + 1050L);
    }
    assertThat((double) overtaken / MANY).isCloseTo(0.1, within(0.01));
    assertThat((double) doubled / MANY).isCloseTo(0.2, within(0.01));
  }

  @Test
  void doesTheSameForTheSameSeed() {
    LossyPath one = new LossyPath(Impairment.ROUGH, 42);
    LossyPath other = new LossyPath(Impairment.ROUGH, 42);
    for (int i = 0; i < 10_000; i++) {
      assertThat(arrivals(one, i)).isEqualTo(arrivals(other, i));
    }
  }

  private static List<Long> arrivals(LossyPath path, long now) {
    List<Long> arrivals = new ArrayList<>();
    path.offer(now, arrivals::add);
    return arrivals;
  }
}
