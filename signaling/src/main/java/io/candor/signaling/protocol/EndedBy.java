package io.candor.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonValue;

/** What ended an attempt that its student did not finish. */
public enum EndedBy {
  /** A teacher, for a reason in words. */
  TEACHER("teacher"),
  /** The deadline. */
  TIME("time");

  private final String wire;

  EndedBy(String wire) {
    this.wire = wire;
  }

  /** The name on the wire. */
  @JsonValue
  public String wire() {
    return wire;
  }
}
