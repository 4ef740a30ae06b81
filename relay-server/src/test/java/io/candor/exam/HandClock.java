package io.candor.exam;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when told to. */
final class HandClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-01-05T09:00:00Z");

  void forward(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
