package io.candor.rtc.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {
  private final ReplayWindow window = new ReplayWindow();

  @Test
  void admitsEachIndexOnce() {
    assertThat(window.admits(0)).isTrue();
    window.mark(0);
    assertThat(window.admits(0)).isFalse();
    assertThat(window.highest()).isZero();
  }

  @Test
  void refusesWhatIsOlderThanTheWindow() {
    window.mark(5000);
    assertThat(window.admits(5000 - ReplayWindow.SIZE + 1)).isTrue();
    assertThat(window.admits(5000 - ReplayWindow.SIZE)).isFalse();
    assertThat(window.admits(-1)).isFalse();
  }

  @Test
  void agreesWithASetOfAllIndices() {
    Random random = new Random(64);
    Set<Long> seen = new HashSet<>();
    long base = 70_000;
    for (int i = 0; i < 200_000; i++) {
      base += random.nextInt(1000) == 0 ? random.nextInt(3000) : random.nextInt(3);
      long late = random.nextBoolean() ? random.nextInt(1500) : 0;
      long index = base - late;
      boolean expected =
          index > window.highest()
              || (window.highest() - index < ReplayWindow.SIZE && !seen.contains(index));
      assertThat(window.admits(index)).isEqualTo(expected);
      if (expected) {
        window.mark(index);
        seen.add(index);
      }
    }
  }
}
