package io.candor.score;

/** A stretch of time, in epoch milliseconds; of no length where it is a moment. */
public record Span(long from, long until) {
  public Span {
    if (until < from) {
      throw new IllegalArgumentException("a span ends before it begins");
    }
  }

  /** Its length in milliseconds. */
  public long length() {
    return until - from;
  }
}
