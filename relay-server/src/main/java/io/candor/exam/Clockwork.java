package io.candor.exam;

import io.candor.signaling.Ids;
import io.candor.signaling.Tokens;
import java.time.InstantSource;

/** Where the room gets the time, new ids and new tokens from. */
public record Clockwork(InstantSource clock, Ids ids, Tokens tokens) {
  /** Now, in epoch milliseconds. */
  public long now() {
    return clock.millis();
  }
}
