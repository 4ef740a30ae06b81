package io.candor.store;

import io.candor.signaling.protocol.Institution;
import io.candor.signaling.protocol.TrackingOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * When an exam is, for how long, and on which terms.
 *
 * @param startsAt when students may come in, epoch milliseconds; null: at any time
 * @param endsAt when it ends for everybody without extra time; null: never by itself
 * @param durationMinutes how long one may sit it; null: until the end
 * @param retentionDays how long everything is kept after an attempt
 * @param allowedSites origins, one a line
 * @param controller this and the next two: null where the relay's own texts hold
 * @param practice whether it is for trying out only, and nothing is kept
 * @param ownWeights what its options weigh where that is laid down, such as tabSwitch=10, one a
 *     line
 */
public record ExamTerms(
    @Nullable Long startsAt,
    @Nullable Long endsAt,
    @Nullable Integer durationMinutes,
    int retentionDays,
    String allowedSites,
    @Nullable String controller,
    @Nullable String legalBasis,
    @Nullable String dataProtection,
    boolean practice,
    String ownWeights) {
  public static final int RETENTION_DAYS = 30;
  private static final long MINUTE = 60_000;

  /** At any time, for as long as one likes. */
  public static ExamTerms open() {
    return new ExamTerms(null, null, null, RETENTION_DAYS, "", null, null, null, false, "");
  }

  /**
   * When an attempt ends that started then (null: not yet), if that is known.
   *
   * @param extraMs granted beyond the end and the duration
   */
  public @Nullable Long deadline(@Nullable Long startedAt, long extraMs) {
    Integer minutes = durationMinutes;
    Long sat = startedAt == null || minutes == null ? null : startedAt + minutes * MINUTE;
    Long end = endsAt == null || (sat != null && sat < endsAt) ? sat : endsAt;
    return end == null ? null : Long.valueOf(end + extraMs);
  }

  /** The sites as a list. */
  public List<String> sites() {
    return allowedSites.lines().toList();
  }

  /** The weight of every option that flags something, from 0. */
  public Map<TrackingOption, Integer> weights() {
    Map<TrackingOption, Integer> weights = new EnumMap<>(TrackingOption.class);
    for (TrackingOption option : TrackingOption.values()) {
      if (option.weight() > 0) {
        weights.put(option, option.weight());
      }
    }
    ownWeights
        .lines()
        .map(line -> line.split("=", -1))
        .forEach(
            own ->
                weights.computeIfPresent(
                    TrackingOption.named(own[0]), (o, w) -> Integer.valueOf(own[1])));
    return weights;
  }

  /** These weights as {@link #ownWeights} keeps them. */
  public static String written(Map<TrackingOption, Integer> weights) {
    return new TreeMap<>(weights)
        .entrySet().stream()
            .map(weight -> weight.getKey().wire() + "=" + weight.getValue())
            .collect(Collectors.joining("\n"));
  }

  /** The institution's texts, those of the relay where this exam has none of its own. */
  public Institution institution(Institution relay) {
    return new Institution(
        controller == null ? relay.controller() : controller,
        legalBasis == null ? relay.legalBasis() : legalBasis,
        dataProtection == null ? relay.dataProtection() : dataProtection);
  }
}
