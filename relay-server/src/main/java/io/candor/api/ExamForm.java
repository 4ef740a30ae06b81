package io.candor.api;

import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.store.ExamTerms;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An exam as a teacher wants it; what is left out is at its default. */
record ExamForm(
    @Nullable String title,
    @Nullable String address,
    @Nullable Policy policy,
    @Nullable Long startsAt,
    @Nullable Long endsAt,
    @Nullable Integer durationMinutes,
    @Nullable Integer retentionDays,
    @Nullable List<String> allowedSites,
    @Nullable String controller,
    @Nullable String legalBasis,
    @Nullable String dataProtection,
    @Nullable Boolean practice,
    @Nullable Map<TrackingOption, Integer> weights) {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_ADDRESS = 2_000;
  private static final int LONGEST_TEXT = 2_000;
  private static final int LONGEST_SITE = 200;
  private static final int MOST_SITES = 50;
  private static final int MOST_MINUTES = 24 * 60;
  private static final int MOST_DAYS = 3_650;

  String checkedTitle() {
    String given = title == null ? "" : title.strip();
    if (given.isEmpty() || given.length() > LONGEST_TITLE) {
      throw ApiProblem.badRequest("A title of 1 to " + LONGEST_TITLE + " characters is wanted.");
    }
    return given;
  }

  String checkedAddress() {
    String given = address == null ? "" : address.strip();
    URI uri = web(given);
    if (uri == null || given.length() > LONGEST_ADDRESS) {
      throw ApiProblem.badRequest(
          "The address of the exam's page is wanted, beginning with https:// or http://.");
    }
    return given;
  }

  /** What it says; where it says nothing, this. */
  Policy policyOr(Policy otherwise) {
    return policy == null ? otherwise : policy;
  }

  ExamTerms terms() {
    Long from = startsAt;
    Long until = endsAt;
    if ((from != null && from < 0) || (until != null && until <= (from == null ? 0 : from))) {
      throw ApiProblem.badRequest("The exam's end has to come after its start.");
    }
    return new ExamTerms(
        from,
        until,
        durationMinutes == null
            ? null
            : Integer.valueOf(
                between(1, durationMinutes, MOST_MINUTES, "The duration", "minutes, or empty")),
        between(
            1,
            Objects.requireNonNullElse(retentionDays, ExamTerms.RETENTION_DAYS),
            MOST_DAYS,
            "The time everything is kept",
            "days"),
        sites(),
        text(controller),
        text(legalBasis),
        text(dataProtection),
        Boolean.TRUE.equals(practice),
        ownWeights());
  }

  private String ownWeights() {
    Map<TrackingOption, Integer> given = weights == null ? Map.of() : weights;
    given.forEach(
        (option, weight) -> {
          if (weight == null || option.weight() == 0) {
            throw ApiProblem.badRequest(
                "The weights are whole numbers, of options that flag something.");
          }
          between(0, weight, TrackingOption.HEAVIEST, "A weight", "points");
        });
    return ExamTerms.written(given);
  }

  private static int between(int least, int given, int most, String what, String unit) {
    if (given < least || given > most) {
      throw ApiProblem.badRequest("%s is %d to %d %s.".formatted(what, least, most, unit));
    }
    return given;
  }

  private static @Nullable String text(@Nullable String given) {
    String text = given == null ? "" : given.strip();
    if (text.length() > LONGEST_TEXT) {
      throw ApiProblem.badRequest(
          "The institution's texts may have " + LONGEST_TEXT + " characters each.");
    }
    return text.isEmpty() ? null : text;
  }

  private String sites() {
    List<String> given = allowedSites == null ? List.of() : allowedSites;
    if (given.size() > MOST_SITES) {
      throw ApiProblem.badRequest("At most " + MOST_SITES + " sites can be allowed.");
    }
    return given.stream().map(ExamForm::site).distinct().collect(Collectors.joining("\n"));
  }

  private static String site(String given) {
    URI uri = web(given.strip());
    boolean bare =
        uri != null
            && given.length() <= LONGEST_SITE
            && List.of("", "/").contains(uri.getPath())
            && uri.getQuery() == null
            && uri.getFragment() == null
            && uri.getUserInfo() == null;
    if (uri == null || !bare) {
      throw ApiProblem.badRequest(
          "An allowed site is written like https://example.org, without a path; \"%s\" is not."
              .formatted(given.strip()));
    }
    return uri.getScheme() + "://" + uri.getAuthority();
  }

  private static @Nullable URI web(String given) {
    try {
      URI uri = URI.create(given);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web && uri.getHost() != null ? uri : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
