package io.candor.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonValue;

/** Somebody who may look at what an exam collects. */
public enum Onlooker {
  /** The teachers of this exam. */
  TEACHER("teacher"),
  /** Those who look at reports for the institution. */
  REVIEWER("reviewer"),
  /** Those who run the relay. */
  ADMINISTRATOR("administrator");

  private final String wire;

  Onlooker(String wire) {
    this.wire = wire;
  }

  /** The name on the wire. */
  @JsonValue
  public String wire() {
    return wire;
  }
}
