package io.candor.tls;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A certificate authority gave no certificate; the message is one sentence for the operator. */
final class AuthorityException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Instant> again;

  /**
   * A failure after which the authority wants to be left alone for a while.
   *
   * @param again the moment from which it may be asked again
   */
  AuthorityException(String sentence, Optional<Instant> again, @Nullable Throwable cause) {
    super(sentence, cause);
    this.again = again;
  }

  Optional<Instant> again() {
    return again;
  }
}
