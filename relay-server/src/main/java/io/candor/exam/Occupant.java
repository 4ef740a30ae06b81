package io.candor.exam;

import io.candor.signaling.protocol.Client;
import org.jspecify.annotations.Nullable;

/**
 * The browser in an attempt, as far as this run of the server knows it.
 *
 * @param launchHash hash of the launch token it came by
 */
record Occupant(@Nullable String launchHash, @Nullable Client client) {
  static final Occupant NOBODY = new Occupant(null, null);

  /** Whether it came by this launch token. */
  boolean cameBy(String hash) {
    return hash.equals(launchHash);
  }

  /** The same browser, come back by its resume token. */
  Occupant by(Client again) {
    return new Occupant(launchHash, again);
  }
}
