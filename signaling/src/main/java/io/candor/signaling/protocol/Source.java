package io.candor.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonValue;

/** One peer connection's picture; the camera's carries the microphone too. */
public enum Source {
  CAMERA("camera"),
  SCREEN("screen");

  private final String wire;

  Source(String wire) {
    this.wire = wire;
  }

  /** The name on the wire and in the database. */
  @JsonValue
  public String wire() {
    return wire;
  }
}
