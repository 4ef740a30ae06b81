package io.candor.signaling.protocol;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How large, how often and how exact a source may be sent, for those who choose by a word. A policy
 * holds the figures, which may be any others.
 */
@SuppressWarnings("ImmutableEnumChecker") // records of numbers
public enum Quality {
  /** Enough to see who sits there and what is on the screen; what a new exam has. */
  MODEST(
      new VideoLimits(320, 240, 15, 150_000),
      new VideoLimits(1920, 1200, 5, 300_000),
      new AudioLimits(32_000)),
  /** A face and what hands do; a screen that scrolls smoothly. */
  CLEAR(
      new VideoLimits(640, 480, 15, 500_000),
      new VideoLimits(1920, 1200, 10, 800_000),
      new AudioLimits(48_000)),
  /** What is written on a paper before the camera; a screen of fine print. */
  SHARP(
      new VideoLimits(1280, 720, 20, 1_500_000),
      new VideoLimits(2560, 1600, 10, 1_500_000),
      new AudioLimits(64_000));

  private final VideoLimits camera;
  private final VideoLimits screen;
  private final AudioLimits microphone;

  Quality(VideoLimits camera, VideoLimits screen, AudioLimits microphone) {
    this.camera = camera;
    this.screen = screen;
    this.microphone = microphone;
  }

  /** The name on the wire. */
  @JsonValue
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public VideoLimits camera() {
    return camera;
  }

  public VideoLimits screen() {
    return screen;
  }

  public AudioLimits microphone() {
    return microphone;
  }
}
