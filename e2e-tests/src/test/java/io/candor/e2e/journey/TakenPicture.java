package io.candor.e2e.journey;

import io.candor.e2e.clip.CameraClip;
import io.candor.e2e.clip.ClockFace;
import io.candor.e2e.clip.ClockReading;
import io.candor.e2e.clip.GrayPicture;
import io.candor.e2e.relay.Report;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javax.imageio.ImageIO;

/** A photo or a screenshot that was kept, decoded. */
record TakenPicture(Report.Evidence piece, BufferedImage image) {
  static TakenPicture of(Classroom room, String attempt, Report.Evidence piece) {
    byte[] bytes = room.api().evidence(attempt, piece.id());
    try {
      String shots = System.getProperty("candor.shots");
      if (shots != null) {
        Files.write(Path.of(shots, piece.kind() + "-" + piece.id() + ".jpg"), bytes);
      }
      return new TakenPicture(
          piece, Objects.requireNonNull(ImageIO.read(new ByteArrayInputStream(bytes))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the clock before the camera said. */
  ClockReading clock() {
    byte[] gray = new byte[image.getWidth() * image.getHeight()];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int rgb = image.getRGB(x, y);
        int sum = (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff);
        gray[y * image.getWidth() + x] = (byte) (sum / 3);
      }
    }
    return ClockFace.read(new GrayPicture(gray, image.getWidth(), image.getHeight()))
        .orElseThrow(() -> new AssertionError("no clock in " + piece));
  }

  /** Seconds by which this was taken later than said, as against {@code other}. */
  double laterThanSaid(TakenPicture other) {
    double clocks = (clock().frame() - other.clock().frame()) / (double) CameraClip.RATE;
    double said = (piece.at() - other.piece.at()) / 1000.0;
    return Math.IEEEremainder(clocks - said, SeenClock.CLIP.toSeconds());
  }

  /** Red, green and blue in its middle, a byte each. */
  int[] middle() {
    int rgb = image.getRGB(image.getWidth() / 2, image.getHeight() / 2);
    return new int[] {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff};
  }
}
