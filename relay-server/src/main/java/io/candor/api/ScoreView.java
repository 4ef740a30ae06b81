package io.candor.api;

import io.candor.exam.Scored;
import io.candor.score.Deduction;
import io.candor.score.Flag;
import io.candor.score.Sat;
import io.candor.score.Score;
import io.candor.score.Span;
import io.candor.score.TrustScore;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.store.Accommodation;
import io.candor.store.Review;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A trust score with all that it comes from.
 *
 * @param points from 0 to 100 with one decimal; absent where too little was observed
 * @param observed the share of what worked the least, from 0 to 1
 * @param enough the share it takes for a number
 * @param coverage the share of each that the policy asks for
 * @param most the points that one option takes at most
 * @param lanes of each option that flags something, in their order
 */
record ScoreView(
    @Nullable Double points,
    double observed,
    double enough,
    Map<String, Double> coverage,
    List<DeductionView> deductions,
    double most,
    List<FlagView> flags,
    List<LaneView> lanes,
    List<AccommodationView> accommodations) {

  /**
   * What a flag takes: weight × counted × percent × relief × hour ÷ against.
   *
   * @param capped whether it would take more, but for the most an option takes
   */
  record DeductionView(
      long event,
      String option,
      double points,
      int weight,
      long countedMs,
      int percent,
      int relief,
      long againstMs,
      boolean capped) {
    static DeductionView of(Deduction deduction) {
      return new DeductionView(
          deduction.flag().event(),
          deduction.flag().option().wire(),
          ScoreView.points(deduction.tenths()),
          deduction.weight(),
          deduction.countedMs(),
          deduction.percent(),
          deduction.relief(),
          deduction.againstMs(),
          deduction.capped());
    }
  }

  /** An event that the policy counts, and what people made of it, the earliest first. */
  record FlagView(
      long event, String option, String state, long durationMs, List<ReviewView> reviews) {}

  /**
   * When an option could notice something, over the whole attempt.
   *
   * @param unobserved when it could not, pauses left out
   */
  record LaneView(String option, List<Span> unobserved) {}

  /** What somebody made of a flag. */
  record ReviewView(String state, String reason, String author, long at) {}

  /** How much an option's flags count for this student; of an option the last one holds. */
  record AccommodationView(String option, int percent, String reason, String author, long at) {
    static AccommodationView of(Accommodation accommodation, Reader reader) {
      return new AccommodationView(
          accommodation.option(),
          accommodation.percent(),
          accommodation.reason(),
          reader.named(accommodation.author()),
          accommodation.madeAt());
    }
  }

  static ScoreView of(Scored scored, Reader reader) {
    Score score = scored.score();
    return new ScoreView(
        points(score),
        scored.sat().leastCoverage(),
        TrustScore.ENOUGH,
        coverage(scored),
        deductions(score),
        points(TrustScore.MOST),
        flags(scored, reader),
        lanes(scored.sat()),
        scored.accommodations().stream().map(each -> AccommodationView.of(each, reader)).toList());
  }

  /** The points of a score, if it has any. */
  static @Nullable Double points(Score score) {
    return switch (score) {
      case Score.Points found -> Double.valueOf(points(found.tenths()));
      case Score.InsufficientData none -> null;
    };
  }

  private static double points(int tenths) {
    return tenths / 10.0;
  }

  private static List<DeductionView> deductions(Score score) {
    return switch (score) {
      case Score.Points found -> found.deductions().stream().map(DeductionView::of).toList();
      case Score.InsufficientData none -> List.of();
    };
  }

  static Map<String, Double> coverage(Scored scored) {
    Map<String, Double> shares = new TreeMap<>();
    scored.sat().coverage().forEach((observer, share) -> shares.put(observer.wire(), share));
    return shares;
  }

  private static List<LaneView> lanes(Sat sat) {
    return Arrays.stream(TrackingOption.values())
        .filter(sat.weights().keySet()::contains)
        .map(option -> new LaneView(option.wire(), unobserved(sat, option)))
        .toList();
  }

  private static List<Span> unobserved(Sat sat, TrackingOption option) {
    return sat.active().without(sat.observed(option)).list();
  }

  private static List<FlagView> flags(Scored scored, Reader reader) {
    Map<Long, List<Review>> reviews =
        scored.reviews().stream().collect(Collectors.groupingBy(Review::eventSeq));
    return scored.sat().flags().stream()
        .map(flag -> view(flag, reviews.getOrDefault(flag.event(), List.of()), reader))
        .toList();
  }

  private static FlagView view(Flag flag, List<Review> reviews, Reader reader) {
    return new FlagView(
        flag.event(),
        flag.option().wire(),
        flag.state().wire(),
        flag.time().length(),
        reviews.stream()
            .map(
                review ->
                    new ReviewView(
                        review.state(),
                        review.reason(),
                        reader.named(review.author()),
                        review.reviewedAt()))
            .toList());
  }
}
