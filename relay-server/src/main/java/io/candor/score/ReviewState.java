package io.candor.score;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person who looked at a flag made of it. */
public enum ReviewState {
  /** Nobody has looked, or it was taken back. */
  OPEN,
  /** What was noticed did happen; it counts as before. */
  CONFIRMED,
  /** It does not count. */
  DISMISSED;

  /** The name in the API and in the database. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of this name, if there is one. */
  public static Optional<ReviewState> named(String wire) {
    return Arrays.stream(values()).filter(state -> state.wire().equals(wire)).findFirst();
  }
}
