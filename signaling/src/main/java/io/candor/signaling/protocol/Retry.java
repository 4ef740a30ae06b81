package io.candor.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonValue;

/** Whether doing the same again can help. */
public enum Retry {
  NEVER("never"),
  LATER("later"),
  NOW("now");

  private final String wire;

  Retry(String wire) {
    this.wire = wire;
  }

  /** The name on the wire and in the database. */
  @JsonValue
  public String wire() {
    return wire;
  }
}
