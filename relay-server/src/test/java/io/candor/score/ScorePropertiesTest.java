package io.candor.score;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.signaling.protocol.TrackingOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What holds of the score whatever happened, on 10,000 generated attempts. */
class ScorePropertiesTest {
  private static final int ATTEMPTS = 10_000;

  private static void everywhere(BiConsumer<Generated, Sat> property) {
    for (int seed = 0; seed < ATTEMPTS; seed++) {
      Generated generated = new Generated(seed);
      Sat sat = generated.attempt();
      try {
        property.accept(generated, sat);
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ": " + sat, e);
      }
    }
  }

  @Test
  void theAttemptsAreOfEveryKind() {
    int[] kinds = new int[4];
    everywhere(
        (generated, sat) -> {
          switch (TrustScore.of(sat)) {
            case Score.InsufficientData none -> kinds[0]++;
            case Score.Points points ->
                kinds[points.tenths() == 1_000 ? 1 : points.tenths() > 0 ? 2 : 3]++;
          }
        });
    assertThat(kinds).as("insufficient, full, less, none left").doesNotContain(0);
    assertThat(kinds[2]).isGreaterThan(ATTEMPTS / 4);
  }

  @Test
  void whatIsTakenIsListedAndKeepsToItsBounds() {
    everywhere(
        (generated, sat) -> {
          if (TrustScore.of(sat) instanceof Score.Points points) {
            int taken = points.deductions().stream().mapToInt(Deduction::tenths).sum();
            assertThat(points.tenths())
                .isEqualTo(Math.max(0, Score.FULL - taken))
                .isBetween(0, 1_000);
            assertThat(points.deductions())
                .extracting(Deduction::flag)
                .containsExactlyInAnyOrderElementsOf(
                    sat.flags().stream().filter(Flag::counts).toList());
            for (TrackingOption option : TrackingOption.values()) {
              assertThat(taken(points, option)).isBetween(0, TrustScore.MOST);
            }
          }
        });
  }

  private static int taken(Score.Points points, TrackingOption option) {
    return points.deductions().stream()
        .filter(deduction -> deduction.flag().option() == option)
        .mapToInt(Deduction::tenths)
        .sum();
  }

  @Test
  void anotherFlagNeverRaisesIt() {
    everywhere(
        (generated, sat) -> {
          if (!sat.weights().isEmpty()) {
            List<Flag> more = new ArrayList<>(sat.flags());
            TrackingOption option = sat.weights().keySet().iterator().next();
            more.add(generated.flag(1_000, option, generated.within(sat.sitting())));
            notAbove(with(sat, more), sat);
          }
        });
  }

  @Test
  void aLongerFlagNeverRaisesIt() {
    everywhere(
        (generated, sat) -> {
          if (!sat.flags().isEmpty()) {
            List<Flag> flags = new ArrayList<>(sat.flags());
            int which = generated.random().nextInt(flags.size());
            Flag flag = flags.get(which);
            Span time = flag.time();
            long room = sat.sitting().until() - time.until();
            long until = time.until() + generated.random().nextLong(room + 1);
            flags.set(
                which,
                new Flag(flag.event(), flag.option(), new Span(time.from(), until), flag.state()));
            notAbove(with(sat, flags), sat);
          }
        });
  }

  @Test
  void dismissingNeverLowersItAndTakingThatBackNeverRaisesIt() {
    everywhere(
        (generated, sat) -> {
          if (!sat.flags().isEmpty()) {
            List<Flag> flags = new ArrayList<>(sat.flags());
            int which = generated.random().nextInt(flags.size());
            Flag flag = flags.get(which);
            flags.set(which, in(flag, ReviewState.DISMISSED));
            Sat dismissed = with(sat, flags);
            notAbove(sat, dismissed);
            flags.set(which, in(flag, ReviewState.CONFIRMED));
            notAbove(with(sat, flags), dismissed);
          }
        });
  }

  private static Flag in(Flag flag, ReviewState state) {
    return new Flag(flag.event(), flag.option(), flag.time(), state);
  }

  @Test
  void theOrderOfFlagsIsNothing() {
    everywhere(
        (generated, sat) -> {
          Sat shuffled = with(sat, generated.shuffled(sat.flags()));
          assertThat(TrustScore.of(shuffled)).isEqualTo(TrustScore.of(sat));
          assertThat(Attention.of(shuffled)).isEqualTo(Attention.of(sat));
        });
  }

  @Test
  void confirmingChangesNothing() {
    everywhere(
        (generated, sat) -> {
          List<Flag> open =
              sat.flags().stream()
                  .map(flag -> flag.counts() ? in(flag, ReviewState.OPEN) : flag)
                  .toList();
          assertThat(points(with(sat, open))).isEqualTo(points(sat));
        });
  }

  /** The sitting goes on and nothing works any more: not a tenth of a point is lost by it. */
  @Test
  void timeThatWasNotObservedTakesNothing() {
    everywhere(
        (generated, sat) -> {
          long more = generated.random().nextLong(sat.sitting().length() + 1);
          Span longer = new Span(sat.sitting().from(), sat.sitting().until() + more);
          Sat dark =
              new Sat(
                  longer, sat.paused(), sat.observed(), sat.weights(), sat.relief(), sat.flags());
          if (TrustScore.of(dark) instanceof Score.Points points) {
            assertThat(points).isEqualTo(TrustScore.of(sat));
          } else {
            assertThat(dark.leastCoverage()).isLessThan(TrustScore.ENOUGH);
          }
        });
  }

  @Test
  void tooLittleObservedTimeIsNoNumberWhateverWasFlagged() {
    everywhere(
        (generated, sat) -> {
          boolean enough = sat.leastCoverage() >= TrustScore.ENOUGH;
          assertThat(TrustScore.of(sat) instanceof Score.Points).isEqualTo(enough);
        });
  }

  @Test
  void theLeastItCouldBeIsNeverMoreThanItIs() {
    everywhere(
        (generated, sat) -> {
          if (TrustScore.of(sat) instanceof Score.Points points && sat.relief().isEmpty()) {
            assertThat(TrustScore.least(sat)).isLessThanOrEqualTo(points.tenths());
          }
        });
  }

  /**
   * Two students alike, but for some stretches in which the one shows an empty chair and the other
   * covers the camera: who covers it is never looked at later.
   */
  @Test
  void coveringTheCameraNeverBeatsAnEmptyChair() {
    int[] compared = new int[1];
    everywhere(
        (generated, sat) -> {
          Spans stretch = generated.some(sat.sitting(), 1 + generated.random().nextInt(3));
          for (TrackingOption option : sat.weights().keySet()) {
            if (Observer.of(option).contains(Observer.CAMERA)) {
              Attention empty = Attention.of(emptyChair(sat, option, stretch));
              Attention covered = Attention.of(covered(sat, stretch));
              assertThat(covered).isLessThanOrEqualTo(empty);
              assertThat(Attention.inOrder(List.of(covered, empty), Optional::of))
                  .first()
                  .isEqualTo(covered);
              compared[0]++;
            }
          }
        });
    assertThat(compared[0]).isGreaterThan(ATTEMPTS / 2);
  }

  /** Seen all the while, and flagged. */
  private static Sat emptyChair(Sat sat, TrackingOption option, Spans stretch) {
    List<Flag> flags = new ArrayList<>(sat.flags());
    for (Span span : stretch.list()) {
      flags.add(new Flag(2_000, option, span, ReviewState.CONFIRMED));
    }
    return new Sat(
        sat.sitting(), sat.paused(), seen(sat, stretch), sat.weights(), sat.relief(), flags);
  }

  private static Map<Observer, Spans> seen(Sat sat, Spans stretch) {
    Map<Observer, Spans> observed = new EnumMap<>(sat.observed());
    observed.replaceAll(
        (observer, spans) -> {
          List<Span> more = new ArrayList<>(spans.list());
          more.addAll(stretch.list());
          return new Spans(more);
        });
    return observed;
  }

  private static Sat covered(Sat sat, Spans stretch) {
    Map<Observer, Spans> observed = new EnumMap<>(seen(sat, stretch));
    observed.computeIfPresent(Observer.CAMERA, (observer, spans) -> spans.without(stretch));
    return new Sat(sat.sitting(), sat.paused(), observed, sat.weights(), sat.relief(), sat.flags());
  }

  @Test
  void anAccommodationNeverLowersItAndNeverMakesAnybodyLookedAtSooner() {
    everywhere(
        (generated, sat) -> {
          Map<TrackingOption, Integer> less = new EnumMap<>(TrackingOption.class);
          less.putAll(sat.relief());
          sat.weights()
              .keySet()
              .forEach(option -> less.merge(option, generated.random().nextInt(101), Math::min));
          notAbove(
              sat,
              new Sat(
                  sat.sitting(), sat.paused(), sat.observed(), sat.weights(), less, sat.flags()));
        });
  }

  private static Sat with(Sat sat, List<Flag> flags) {
    return new Sat(sat.sitting(), sat.paused(), sat.observed(), sat.weights(), sat.relief(), flags);
  }

  private static int points(Sat sat) {
    return switch (TrustScore.of(sat)) {
      case Score.Points points -> points.tenths();
      case Score.InsufficientData none -> -1;
    };
  }

  /** Neither the score nor the place in a class. */
  private static void notAbove(Sat lower, Sat higher) {
    assertThat(points(lower)).isLessThanOrEqualTo(points(higher));
    assertThat(TrustScore.least(lower)).isLessThanOrEqualTo(TrustScore.least(higher));
  }
}
