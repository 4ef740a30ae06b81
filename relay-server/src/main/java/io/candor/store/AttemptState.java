package io.candor.store;

import java.util.Locale;

/** How far an attempt has come. */
public enum AttemptState {
  INVITED,
  CONSENTED,
  LIVE,
  INTERRUPTED,
  FINISHED;

  /** The name in the database and in JSON. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }
}
