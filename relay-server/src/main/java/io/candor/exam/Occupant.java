package io.candor.exam;

import io.candor.signaling.protocol.Client;
import org.jspecify.annotations.Nullable;

/**
 * The browser in an attempt, as far as this run of the server knows it.
 *
 * @param launchHash hash of the launch token it came by
 * @param network where it is
 */
record Occupant(@Nullable String launchHash, @Nullable Client client, @Nullable Network network) {
  static final Occupant NOBODY = new Occupant(null, null, null);

  /** Whether it came by this launch token. */
  boolean cameBy(String hash) {
    return hash.equals(launchHash);
  }

  /** The same browser, come back by its resume token. */
  Occupant by(Client again, Network from) {
    return new Occupant(launchHash, again, from);
  }

  /** Whether the one after it, the same browser, is known to be somewhere else. */
  boolean moved(Occupant after) {
    return network != null && after.network != null && !network.equals(after.network);
  }
}
