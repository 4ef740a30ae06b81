package io.candor.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far an attempt has come. */
public enum AttemptState {
  INVITED("invited"),
  /** The student cannot or does not want to; until they change their mind. */
  DECLINED("declined"),
  CONSENTED("consented"),
  LIVE("live"),
  INTERRUPTED("interrupted"),
  FINISHED("finished");

  private final String wire;

  AttemptState(String wire) {
    this.wire = wire;
  }

  /** The name on the wire and in the database. */
  @JsonValue
  public String wire() {
    return wire;
  }
}
