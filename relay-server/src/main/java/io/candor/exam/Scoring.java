package io.candor.exam;

import static java.util.stream.Collectors.groupingBy;

import io.candor.score.Attention;
import io.candor.score.Flag;
import io.candor.score.Flags;
import io.candor.score.Noticed;
import io.candor.score.Observer;
import io.candor.score.ReviewState;
import io.candor.score.Sat;
import io.candor.score.Span;
import io.candor.score.Spans;
import io.candor.score.TrustScore;
import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.store.Accommodation;
import io.candor.store.Attempt;
import io.candor.store.Event;
import io.candor.store.Exam;
import io.candor.store.Part;
import io.candor.store.Review;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Computes scores from what is kept, each time anew: weights and reviews that have changed need no
 * other word.
 */
public final class Scoring {
  private final Rows rows;
  private final PolicyText texts;
  private final Clockwork clockwork;

  private record Kept(
      List<Event> events,
      List<Part> parts,
      List<Review> reviews,
      List<Accommodation> accommodations) {}

  public Scoring(Rows rows, PolicyText texts, Clockwork clockwork) {
    this.rows = rows;
    this.texts = texts;
    this.clockwork = clockwork;
  }

  /** The score of an attempt; empty before it has begun. */
  public Optional<Scored> of(Exam exam, Attempt attempt) {
    String id = attempt.id();
    Kept kept =
        new Kept(
            rows.events().ofAttempt(id),
            rows.parts().ofAttempt(id),
            rows.afterwards().reviews().ofAttempt(id),
            rows.afterwards().accommodations().ofAttempt(id));
    return scored(exam, texts.policy(exam.policy()), attempt, kept);
  }

  /** The scores of the attempts of an exam that have begun, by their ids; in four statements. */
  public Map<String, Scored> ofExam(Exam exam, List<Attempt> attempts) {
    Set<String> kinds =
        Arrays.stream(EventKind.values())
            .filter(kind -> kind.flaggedBy().isPresent() || SittingTime.GOES_BY.contains(kind))
            .map(EventKind::wire)
            .collect(Collectors.toSet());
    Map<String, List<Event>> events =
        rows.events().ofExam(exam.id(), kinds).stream().collect(groupingBy(Event::attemptId));
    Map<String, List<Part>> parts =
        rows.parts().ofExam(exam.id()).stream().collect(groupingBy(Part::attemptId));
    Map<String, List<Review>> reviews =
        rows.afterwards().reviews().ofExam(exam.id()).stream()
            .collect(groupingBy(Review::attemptId));
    Map<String, List<Accommodation>> accommodations =
        rows.afterwards().accommodations().ofExam(exam.id()).stream()
            .collect(groupingBy(Accommodation::attemptId));
    Policy policy = texts.policy(exam.policy());
    Map<String, Scored> scores = new HashMap<>();
    for (Attempt attempt : attempts) {
      String id = attempt.id();
      Kept kept =
          new Kept(
              events.getOrDefault(id, List.of()),
              parts.getOrDefault(id, List.of()),
              reviews.getOrDefault(id, List.of()),
              accommodations.getOrDefault(id, List.of()));
      scored(exam, policy, attempt, kept).ifPresent(scored -> scores.put(id, scored));
    }
    return scores;
  }

  private Optional<Scored> scored(Exam exam, Policy policy, Attempt attempt, Kept kept) {
    SittingTime time = new SittingTime(attempt, kept.events(), kept.parts(), clockwork.now());
    return time.span().map(span -> scored(exam, policy, time, span, kept));
  }

  private static Scored scored(
      Exam exam, Policy policy, SittingTime time, Span sitting, Kept kept) {
    Set<TrackingOption> used = EnumSet.allOf(TrackingOption.class);
    used.removeIf(option -> !policy.uses(option));
    Map<TrackingOption, Integer> weights = exam.terms().weights();
    weights.keySet().retainAll(used);
    Map<Long, ReviewState> states = new HashMap<>();
    kept.reviews()
        .forEach(
            review ->
                ReviewState.named(review.state())
                    .ifPresent(state -> states.put(review.eventSeq(), state)));
    List<Flag> flags = Flags.of(noticed(kept.events()), used, sitting, states);
    Map<Observer, Spans> observed = time.observed(used, sitting);
    Sat sat =
        new Sat(
            sitting, time.paused(sitting), observed, weights, relief(kept.accommodations()), flags);
    return new Scored(
        sat, TrustScore.of(sat), Attention.of(sat), kept.reviews(), kept.accommodations());
  }

  /** The last one of each option. */
  private static Map<TrackingOption, Integer> relief(List<Accommodation> accommodations) {
    Map<TrackingOption, Integer> relief = new EnumMap<>(TrackingOption.class);
    accommodations.forEach(
        each ->
            TrackingOption.allNamed(each.option())
                .forEach(option -> relief.put(option, each.percent())));
    return relief;
  }

  /** What is of a kind that is still known. */
  private static List<Noticed> noticed(List<Event> events) {
    return events.stream()
        .flatMap(
            event ->
                EventKind.named(event.kind())
                    .map(
                        kind ->
                            new Noticed(
                                event.seq(), kind, event.at(), event.ends(), event.durationMs()))
                    .stream())
        .toList();
  }
}
