package io.candor.e2e.journey;

import io.candor.e2e.clip.ClockFace;
import io.candor.e2e.clip.ClockReading;
import io.candor.e2e.clip.GrayPicture;
import io.candor.e2e.probe.MediaProbe.View;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Reads the clock out of what a page shows, by way of a canvas. */
final class VideoClock {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  /** A script's function: the brightness of a view of a picture, one byte a pixel, in base64. */
  static final String GRAY =
      """
      const gray = (picture, { left, top, width, height } = { left: 0, top: 0, width: 1, height: 1 }) => {
        const across = picture.videoWidth ?? picture.width;
        const down = picture.videoHeight ?? picture.height;
        const context = new OffscreenCanvas(320, 240).getContext('2d');
        context.drawImage(
          picture, left * across, top * down, width * across, height * down, 0, 0, 320, 240);
        const { data } = context.getImageData(0, 0, 320, 240);
        let bytes = '';
        for (let i = 0; i < data.length; i += 4) {
          bytes += String.fromCharCode(0.299 * data[i] + 0.587 * data[i + 1] + 0.114 * data[i + 2]);
        }
        return btoa(bytes);
      };
      """;

  private VideoClock() {}

  /** A view as {@link #GRAY} wants it. */
  static Map<String, Double> shares(View view) {
    return Map.of(
        "left", view.left(), "top", view.top(), "width", view.width(), "height", view.height());
  }

  /** The clock in a picture that {@link #GRAY} made. */
  static Optional<ClockReading> read(String gray) {
    return ClockFace.read(picture(gray));
  }

  /** A picture that {@link #GRAY} made. */
  static GrayPicture picture(String gray) {
    return new GrayPicture(Base64.getDecoder().decode(gray), WIDTH, HEIGHT);
  }
}
