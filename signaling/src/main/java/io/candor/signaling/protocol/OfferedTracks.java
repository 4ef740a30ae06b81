package io.candor.signaling.protocol;

import org.jspecify.annotations.Nullable;

/**
 * The tracks of an offered peer connection; {@code audio} is true when a microphone is with it,
 * {@code video} is left out where there is no picture.
 */
public record OfferedTracks(@Nullable OfferedVideo video, @Nullable Boolean audio) {

  /** Whether a microphone comes with the picture. */
  public boolean withAudio() {
    return Boolean.TRUE.equals(audio);
  }
}
