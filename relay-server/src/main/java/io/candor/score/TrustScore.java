package io.candor.score;

import io.candor.signaling.protocol.TrackingOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The open formula: weight × duration × repetition, against the observed time. Its words and worked
 * examples are docs/trust-score.md, which a test recomputes.
 */
public final class TrustScore {
  /**
   * What an act counts at least, such as leaving the tab: coming back takes attention too. What a
   * camera, microphone or screen shows counts as long as it lasted, so that not showing it is never
   * the better choice ({@link #least}).
   */
  public static final long LEAST_MS = 10_000;

  /** A shorter sitting is counted as one of this length. */
  public static final long SHORTEST_SITTING_MS = 20 * 60_000;

  /** The most that one option takes, in tenths. */
  public static final int MOST = 400;

  /** Below this share of observed time there is no number. */
  public static final double ENOUGH = 0.5;

  private static final int LESS_PERCENT = 10;
  private static final int LEAST_PERCENT = 25;

  private static final Comparator<Counted> LONGEST =
      Comparator.comparingLong((Counted counted) -> -counted.ms())
          .thenComparingLong(counted -> counted.flag().time().from())
          .thenComparingLong(counted -> counted.flag().event());

  private record Counted(Flag flag, long ms) {}

  private TrustScore() {}

  /** The score of an attempt. */
  public static Score of(Sat sat) {
    double observed = sat.leastCoverage();
    if (observed < ENOUGH) {
      return new Score.InsufficientData(observed);
    }
    List<Deduction> deductions = new ArrayList<>();
    for (TrackingOption option : sat.options()) {
      Spans time = sat.observed(option);
      deductions.addAll(
          deductions(sat, option, time, Math.max(time.length(), SHORTEST_SITTING_MS)));
    }
    deductions.sort(
        Comparator.comparingLong((Deduction deduction) -> deduction.flag().time().from())
            .thenComparingLong(deduction -> deduction.flag().event()));
    return new Score.Points(
        left(deductions.stream().mapToInt(Deduction::tenths).sum()), deductions);
  }

  /**
   * The least the score could be, in tenths: as if all that was not observed were one flag after
   * the other. It is no score and is shown to nobody; by it a class list knows where to look first,
   * so that what cannot be seen is never looked at later than what was seen.
   */
  public static int least(Sat sat) {
    Spans active = sat.active();
    long against = Math.max(active.length(), SHORTEST_SITTING_MS);
    int taken = 0;
    for (TrackingOption option : sat.options()) {
      int weight = weight(sat, option);
      int flagged =
          deductions(sat, option, active, against).stream().mapToInt(Deduction::tenths).sum();
      long unseen =
          active.without(sat.observed(option)).list().stream()
              .mapToLong(span -> Math.max(leastMs(option), span.length()))
              .sum();
      taken +=
          Math.min(
              MOST, flagged + tenths((long) weight * sat.counting(option), unseen, 100, against));
    }
    return left(taken);
  }

  private static List<Deduction> deductions(
      Sat sat, TrackingOption option, Spans time, long against) {
    List<Counted> longestFirst =
        sat.counted(option).stream()
            .map(flag -> new Counted(flag, counted(flag, time)))
            .sorted(LONGEST)
            .toList();
    List<Deduction> deductions = new ArrayList<>();
    int weight = weight(sat, option);
    int relief = sat.counting(option);
    int taken = 0;
    for (Counted each : longestFirst) {
      int percent = percent(deductions.size());
      int wanted = tenths((long) weight * relief, each.ms(), percent, against);
      int tenths = Math.min(wanted, MOST - taken);
      deductions.add(
          new Deduction(
              each.flag(), tenths, weight, each.ms(), percent, relief, against, tenths < wanted));
      taken += tenths;
    }
    return deductions;
  }

  /** How long a flag was while it could be observed. */
  private static long counted(Flag flag, Spans time) {
    return time.touches(flag.time())
        ? Math.max(leastMs(flag.option()), Spans.of(flag.time()).and(time).length())
        : 0;
  }

  private static long leastMs(TrackingOption option) {
    Set<Observer> by = Observer.of(option);
    return by.isEmpty() || by.contains(Observer.BROWSER) ? LEAST_MS : 0;
  }

  /** How much the next flag counts, after so many longer ones. */
  private static int percent(int longer) {
    return (int) Math.max(LEAST_PERCENT, 100 - (long) longer * LESS_PERCENT);
  }

  /** weight × minutes × percent × (an hour ÷ the time it is put against), in tenths. */
  private static int tenths(long hundredfoldWeight, long ms, int percent, long against) {
    return (int) Math.min(Score.FULL, hundredfoldWeight * ms * percent * 6 / (100 * against));
  }

  private static int left(int taken) {
    return Math.max(0, Score.FULL - taken);
  }

  private static int weight(Sat sat, TrackingOption option) {
    return sat.weights().getOrDefault(option, 0);
  }
}
