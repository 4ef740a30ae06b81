package io.candor.tls;

import java.time.Instant;

/**
 * How it stands with the server's certificate.
 *
 * @param ends when it runs out
 */
public record Standing(Kind kind, Instant ends) {
  /** What there is to say of it. */
  public enum Kind {
    /** Browsers take it. */
    GOOD,
    /** Made here; no browser trusts it. */
    SELF_MADE,
    /** Made here until an authority gives a real one. */
    AWAITED,
    /** Browsers take it, but not for long, and nobody has renewed it. */
    ENDS_SOON,
    /** It has run out. */
    ENDED
  }

  /** Whether a student's browser connects without somebody clicking through a warning. */
  public boolean studentsCanConnect() {
    return switch (kind) {
      case GOOD, ENDS_SOON -> true;
      case SELF_MADE, AWAITED, ENDED -> false;
    };
  }
}
