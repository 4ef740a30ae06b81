package io.candor.score;

import java.util.List;

/** What an attempt's trust score is. Points are in tenths: they are added and never rounded. */
public sealed interface Score {
  /** The points of an attempt with nothing flagged. */
  int FULL = 1_000;

  /**
   * A number, and all that was taken from the full one.
   *
   * @param tenths from 0 to {@link #FULL}
   */
  record Points(int tenths, List<Deduction> deductions) implements Score {
    public Points {
      deductions = List.copyOf(deductions);
    }
  }

  /**
   * Too little could be observed for a number.
   *
   * @param observed the share of what worked the least, from 0 to 1
   */
  record InsufficientData(double observed) implements Score {}
}
