package io.candor.store;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What remains of an attempt that was erased.
 *
 * @param attemptHash SHA-256 of the attempt's id, in hexadecimal
 * @param byWhom the id of whoever asked for it, or null
 * @param erasedAt epoch milliseconds
 */
public record Erasure(
    String attemptHash, String examId, Why why, @Nullable String byWhom, long erasedAt) {

  /** Why an attempt is erased. */
  public enum Why {
    /** The exam's retention has ended. */
    RETENTION,
    /** An administrator asked for it. */
    ASKED,
    /** It was practice, of which nothing is kept. */
    PRACTICE;

    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
