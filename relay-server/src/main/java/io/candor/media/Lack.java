package io.candor.media;

import java.time.Duration;

/**
 * What can be seen wrong with a source by its packets alone, without decoding any. None of it is
 * the student's fault by itself: a network may be slow, a room may be dark.
 */
public enum Lack {
  /** The peer is connected, and no picture comes. */
  NO_PICTURE(MediaEvent.Kind.VIDEO, Duration.ofSeconds(5)),
  /** The peer is connected, and no sound comes. */
  NO_SOUND(MediaEvent.Kind.AUDIO, Duration.ofSeconds(5)),
  /** Pictures come that have no detail at all: black, or of one colour. */
  EMPTY_PICTURE(MediaEvent.Kind.VIDEO, Duration.ZERO),
  /** Sound comes that is digital silence: no microphone is as still by itself. */
  DEAD_SOUND(MediaEvent.Kind.AUDIO, Duration.ofSeconds(60));

  private final MediaEvent.Kind of;
  private final Duration patience;

  Lack(MediaEvent.Kind of, Duration patience) {
    this.of = of;
    this.patience = patience;
  }

  /** What of the source it is about. */
  public MediaEvent.Kind of() {
    return of;
  }

  /** For how long it has to last before it is told. */
  public Duration patience() {
    return patience;
  }

  /** That nothing of a kind comes. */
  public static Lack missing(MediaEvent.Kind kind) {
    return switch (kind) {
      case VIDEO -> NO_PICTURE;
      case AUDIO -> NO_SOUND;
    };
  }
}
