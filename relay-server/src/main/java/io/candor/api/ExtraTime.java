package io.candor.api;

import io.candor.exam.RosterFile;
import org.jspecify.annotations.Nullable;

/** Minutes granted beyond an exam's end and duration. */
record ExtraTime(@Nullable Integer extraMinutes) {
  int checked() {
    Integer minutes = extraMinutes;
    if (minutes == null || minutes < 0 || minutes > RosterFile.MOST_MINUTES) {
      throw ApiProblem.badRequest(
          "Extra time is 0 to " + RosterFile.MOST_MINUTES + " whole minutes.");
    }
    return minutes;
  }
}
