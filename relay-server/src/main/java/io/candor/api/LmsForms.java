package io.candor.api;

import io.candor.exam.Registrar;
import io.candor.lms.ClientExams;
import io.candor.lms.ClientSittings;
import io.candor.people.Role;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.TrackingOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a learning management system sends; {@link ApiProblem} says what is wrong with it. */
final class LmsForms {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}([_-][A-Za-z0-9]{1,8})*");
  private static final int LONGEST_WORDING = 16 * 1024;
  private static final int LONGEST_NAME = 120;
  private static final Set<String> PAGES = Set.of("room", "class", "report");

  private LmsForms() {}

  /** An exam. */
  record ExamWish(
      @Nullable String title,
      @Nullable String address,
      @Nullable Map<String, Boolean> options,
      ClientExams.@Nullable Qualities quality,
      @Nullable List<String> allowedSites,
      @Nullable Integer retentionDays) {
    ClientExams.Wish checked() {
      ExamForm form =
          new ExamForm(
              title,
              address,
              null,
              null,
              null,
              null,
              retentionDays,
              allowedSites,
              null,
              null,
              null,
              null,
              null);
      return new ClientExams.Wish(
          form.checkedTitle(),
          form.checkedAddress(),
          checkedOptions(),
          quality == null ? ClientExams.Qualities.AS_BEFORE : quality,
          allowedSites == null ? null : form.terms().allowedSites(),
          form.terms().retentionDays());
    }

    private Map<TrackingOption, Boolean> checkedOptions() {
      try {
        return Policy.optionsOf(options == null ? Map.of() : options);
      } catch (IllegalArgumentException e) {
        throw ApiProblem.badRequest(
            "The options are wrong: " + e.getMessage() + ". GET /api/lms/status lists them.");
      }
    }
  }

  /** Somebody the LMS knows. */
  record User(@Nullable String id, @Nullable String name) {
    String checkedId() {
      return LmsForms.name(id, "user.id");
    }

    /** Their name, of which what is too long is left out: an LMS does not ask again. */
    String checkedName() {
      String given = name == null ? "" : name.strip();
      return Wording.name(given.substring(0, Math.min(LONGEST_NAME, given.length())));
    }
  }

  /** What somebody has agreed to. */
  record Consent(@Nullable String language, @Nullable String wording) {
    Registrar.Agreed checked() {
      String words = wording == null ? "" : wording.strip();
      if (language == null || !LANGUAGE.matcher(language).matches()) {
        throw ApiProblem.badRequest("The consent's language is wanted, such as en.");
      }
      if (words.isEmpty() || words.length() > LONGEST_WORDING) {
        throw ApiProblem.badRequest(
            "The consent's wording is 1 to " + LONGEST_WORDING + " characters.");
      }
      return new Registrar.Agreed(language, words);
    }
  }

  /** A launch. */
  record LaunchWish(@Nullable String exam, @Nullable User user, @Nullable Consent consent) {
    ClientSittings.Wish checked() {
      User who = LmsForms.user(user);
      return new ClientSittings.Wish(
          LmsForms.name(exam, "exam"),
          who.checkedId(),
          who.checkedName(),
          consent == null ? null : consent.checked());
    }
  }

  /** An attempt's end. */
  record End(@Nullable String reason) {
    ClientSittings.Why why() {
      try {
        return ClientSittings.Why.valueOf(
            String.valueOf(reason).toUpperCase(Locale.ROOT).replace('-', '_'));
      } catch (IllegalArgumentException e) {
        throw ApiProblem.badRequest("The reason is submitted, time-up, abandoned or deleted.");
      }
    }
  }

  /** A link for a teacher. */
  record LinkWish(
      @Nullable String exam,
      @Nullable String attempt,
      @Nullable User user,
      @Nullable String role,
      @Nullable String page) {
    Role checkedRole() {
      return switch (String.valueOf(role)) {
        case "teacher" -> Role.TEACHER;
        case "reviewer" -> Role.REVIEWER;
        default -> throw ApiProblem.badRequest("The role is teacher or reviewer.");
      };
    }

    String checkedPage() {
      String given = String.valueOf(page);
      if (!PAGES.contains(given) || given.equals("report") != (attempt != null)) {
        throw ApiProblem.badRequest(
            "The page is room, class, or report; the last takes an attempt, and no other does.");
      }
      return given;
    }
  }

  /** Where results are sent. */
  record HookWish(@Nullable String address) {}

  static User user(@Nullable User given) {
    if (given == null) {
      throw ApiProblem.badRequest("The user is wanted, with id and name.");
    }
    return given;
  }

  static String name(@Nullable String given, String field) {
    if (given == null || !NAME.matcher(given).matches()) {
      throw ApiProblem.badRequest(
          "\"" + field + "\" is 1 to 64 letters, digits, dashes and underscores.");
    }
    return given;
  }
}
