package io.candor.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Spans against what bits say of the same times. */
class SpansTest {
  private static final int END = 60;

  @Test
  void areWhatBitsAre() {
    for (int seed = 0; seed < 5_000; seed++) {
      Random random = new Random(seed);
      Spans one = some(random);
      Spans two = some(random);
      BitSet both = bits(one);
      both.and(bits(two));
      BitSet rest = bits(one);
      rest.andNot(bits(two));
      assertThat(bits(one.and(two))).as("seed %d", seed).isEqualTo(both);
      assertThat(bits(one.without(two))).as("seed %d", seed).isEqualTo(rest);
      assertThat(one.length()).as("seed %d", seed).isEqualTo(bits(one).cardinality());
      assertThat(one.and(two).length() + one.without(two).length()).isEqualTo(one.length());
    }
  }

  private static Spans some(Random random) {
    List<Span> spans = new ArrayList<>();
    for (int count = random.nextInt(6); count > 0; count--) {
      int from = random.nextInt(END);
      spans.add(new Span(from, from + random.nextInt(END - from)));
    }
    return new Spans(spans);
  }

  private static BitSet bits(Spans spans) {
    BitSet bits = new BitSet();
    spans.list().forEach(span -> bits.set((int) span.from(), (int) span.until()));
    return bits;
  }

  @Test
  void aMomentAtTheEdgeTouches() {
    Spans spans = Spans.of(new Span(10, 20));
    assertThat(spans.touches(new Span(20, 20))).isTrue();
    assertThat(spans.touches(new Span(5, 10))).isTrue();
    assertThat(spans.touches(new Span(21, 30))).isFalse();
  }
}
