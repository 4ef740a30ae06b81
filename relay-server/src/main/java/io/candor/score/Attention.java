package io.candor.score;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How much an attempt asks to be looked at; the first in order asks the most. What could not be
 * observed weighs here, and only here, as what was seen at its worst.
 *
 * @param least the least the score could be, in tenths; without a number never more than if one
 *     option had taken its most
 * @param observed the share of what worked the least
 */
public record Attention(int least, double observed) implements Comparable<Attention> {
  private static final Comparator<Attention> ORDER =
      Comparator.comparingInt(Attention::least).thenComparingDouble(Attention::observed);

  /** How much this attempt asks for. */
  public static Attention of(Sat sat) {
    int least =
        switch (TrustScore.of(sat)) {
          case Score.Points points -> TrustScore.least(sat);
          case Score.InsufficientData none ->
              Math.min(TrustScore.least(sat), Score.FULL - TrustScore.MOST);
        };
    return new Attention(least, sat.leastCoverage());
  }

  /** A class in its order: who asks the most first, who has not begun last, equals as they were. */
  public static <T> List<T> inOrder(List<T> attempts, Function<T, Optional<Attention>> attention) {
    return attempts.stream()
        .sorted(
            Comparator.comparing(
                attempt -> attention.apply(attempt).orElse(null),
                Comparator.nullsLast(Comparator.naturalOrder())))
        .toList();
  }

  @Override
  public int compareTo(Attention other) {
    return ORDER.compare(this, other);
  }
}
