package io.candor.recording;

/**
 * What a part is going to hold, known from the offer before any frame has come.
 *
 * @param width assumed picture width in pixels until the first key frame tells the real one
 * @param height assumed picture height in pixels
 */
public record PartTracks(boolean video, boolean audio, int width, int height) {
  public PartTracks {
    if (!video && !audio) {
      throw new IllegalArgumentException("a part needs a track");
    }
    if (width < 1 || width > 16383 || height < 1 || height > 16383) {
      throw new IllegalArgumentException("VP8 cannot code " + width + "x" + height);
    }
  }

  /** A camera, with or without a microphone. */
  public static PartTracks camera(boolean microphone) {
    return new PartTracks(true, microphone, 320, 240);
  }

  /** A screen. */
  public static PartTracks screen() {
    return new PartTracks(true, false, 1280, 720);
  }
}
