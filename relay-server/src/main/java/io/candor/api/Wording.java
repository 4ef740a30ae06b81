package io.candor.api;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What people may call themselves and choose as a password; {@link ApiProblem} says what not. */
final class Wording {
  private static final int SHORTEST_PASSWORD = 10;
  private static final int LONGEST_PASSWORD = 200;
  private static final int LONGEST_NAME = 120;
  private static final Pattern SIGN_IN_NAME = Pattern.compile("[\\p{L}\\p{N}._%+@-]{2,120}");

  private Wording() {}

  static String name(@Nullable String given) {
    String name = given == null ? "" : given.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw ApiProblem.badRequest("A name of 1 to " + LONGEST_NAME + " characters is wanted.");
    }
    return name;
  }

  static String signInName(@Nullable String given) {
    String name = given == null ? "" : given.strip();
    if (!SIGN_IN_NAME.matcher(name).matches()) {
      throw ApiProblem.badRequest(
          "The sign-in name is an e-mail address, or 2 to 120 letters, digits, dots and dashes.");
    }
    return name;
  }

  static String password(@Nullable String given) {
    String password = given == null ? "" : given;
    if (password.length() < SHORTEST_PASSWORD || password.length() > LONGEST_PASSWORD) {
      throw ApiProblem.badRequest(
          "A password of %d to %d characters is wanted; a few words in a row are a good one."
              .formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD));
    }
    return password;
  }
}
