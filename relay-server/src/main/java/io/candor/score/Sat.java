package io.candor.score;

import io.candor.signaling.protocol.TrackingOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the score of an attempt goes by.
 *
 * @param sitting from its start to its end, or to now
 * @param paused when teachers had it paused: that time is not part of it
 * @param observed when each observer worked that the exam's policy asks for; of one that is missing
 *     nothing is known, and that is held against nobody
 * @param weights the weight of each option that flags something and is used
 * @param relief how many per cent of an option's flags count for this student, where not all do
 */
public record Sat(
    Span sitting,
    Spans paused,
    Map<Observer, Spans> observed,
    Map<TrackingOption, Integer> weights,
    Map<TrackingOption, Integer> relief,
    List<Flag> flags) {
  public Sat {
    observed = Map.copyOf(observed);
    weights = Map.copyOf(weights);
    relief = Map.copyOf(relief);
    flags = List.copyOf(flags);
  }

  /** As if nothing else were agreed on for this student. */
  public Sat(
      Span sitting,
      Spans paused,
      Map<Observer, Spans> observed,
      Map<TrackingOption, Integer> weights,
      List<Flag> flags) {
    this(sitting, paused, observed, weights, Map.of(), flags);
  }

  /** How many per cent of an option's flags count. */
  int counting(TrackingOption option) {
    return relief.getOrDefault(option, 100);
  }

  /** The time that is the exam's. */
  public Spans active() {
    return Spans.of(sitting).without(paused);
  }

  /** The exam's time in which an option could notice something. */
  public Spans observed(TrackingOption option) {
    Spans time = active();
    for (Observer observer : Observer.of(option)) {
      Spans worked = observed.get(observer);
      time = worked == null ? time : time.and(worked);
    }
    return time;
  }

  /** How much of the exam's time each observer worked, from 0 to 1. */
  public Map<Observer, Double> coverage() {
    Spans active = active();
    long all = active.length();
    Map<Observer, Double> shares = new EnumMap<>(Observer.class);
    observed.forEach(
        (observer, spans) ->
            shares.put(observer, all == 0 ? 0 : (double) active.and(spans).length() / all));
    return shares;
  }

  /** How much of it the observer worked that did so the least; 0 of no time, 1 of nobody. */
  public double leastCoverage() {
    return active().length() == 0
        ? 0
        : coverage().values().stream().mapToDouble(share -> share).min().orElse(1);
  }

  /** The flags of an option that count. */
  List<Flag> counted(TrackingOption option) {
    return flags.stream().filter(flag -> flag.option() == option && flag.counts()).toList();
  }

  /** The options that may take points. */
  Set<TrackingOption> options() {
    return weights.keySet();
  }
}
