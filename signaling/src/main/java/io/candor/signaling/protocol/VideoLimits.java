package io.candor.signaling.protocol;

/** The most a video source may send: pixels, frames a second, bits a second. */
public record VideoLimits(int maxWidth, int maxHeight, int maxFrameRate, int maxBitrate) {
  private static final int LARGEST = 7680;
  private static final int FASTEST = 60;
  private static final int LEAST_BITRATE = 20_000;
  private static final int MOST_BITRATE = 20_000_000;

  public VideoLimits {
    within("a picture's width", maxWidth, 16, LARGEST);
    within("a picture's height", maxHeight, 16, LARGEST);
    within("the pictures a second", maxFrameRate, 1, FASTEST);
    within("a picture's bits a second", maxBitrate, LEAST_BITRATE, MOST_BITRATE);
  }

  /** {@link IllegalArgumentException} where it is not. */
  static void within(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(what + ": " + least + " to " + most);
    }
  }
}
