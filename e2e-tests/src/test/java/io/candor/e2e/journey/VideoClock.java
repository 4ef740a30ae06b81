package io.candor.e2e.journey;

import io.candor.e2e.clip.ClockFace;
import io.candor.e2e.clip.ClockReading;
import io.candor.e2e.clip.GrayPicture;
import java.util.Base64;
import java.util.Optional;

/** Reads the clock out of what a page shows, by way of a canvas. */
final class VideoClock {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  /** A script's function: a picture's brightness, one byte a pixel, in base64. */
  static final String GRAY =
      """
      const gray = (picture) => {
        const context = new OffscreenCanvas(320, 240).getContext('2d');
        context.drawImage(picture, 0, 0, 320, 240);
        const { data } = context.getImageData(0, 0, 320, 240);
        let bytes = '';
        for (let i = 0; i < data.length; i += 4) {
          bytes += String.fromCharCode(0.299 * data[i] + 0.587 * data[i + 1] + 0.114 * data[i + 2]);
        }
        return btoa(bytes);
      };
      """;

  private VideoClock() {}

  /** The clock in a picture that {@link #GRAY} made. */
  static Optional<ClockReading> read(String gray) {
    return ClockFace.read(new GrayPicture(Base64.getDecoder().decode(gray), WIDTH, HEIGHT));
  }
}
