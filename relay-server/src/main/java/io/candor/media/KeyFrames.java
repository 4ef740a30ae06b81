package io.candor.media;

import java.time.Duration;

/**
 * How often a source is asked for a key frame, loss aside.
 *
 * @param every the longest time between two; Chromium by itself sends about one a minute
 */
public record KeyFrames(Duration every) {
  /** A camera's key frames are small: ten seconds keep seeking quick. */
  public static final KeyFrames CAMERA = new KeyFrames(Duration.ofSeconds(10));

  /** A screen's key frame is large: thirty seconds keep the uplink modest. */
  public static final KeyFrames SCREEN = new KeyFrames(Duration.ofSeconds(30));
}
