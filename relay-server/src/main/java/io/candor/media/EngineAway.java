package io.candor.media;

/** The media plane cannot be reached at the moment; trying again later may help. */
public final class EngineAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public EngineAway(String message, Throwable cause) {
    super(message, cause);
  }

  public EngineAway(String message) {
    super(message);
  }
}
