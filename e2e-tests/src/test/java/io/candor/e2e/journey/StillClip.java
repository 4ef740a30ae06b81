package io.candor.e2e.journey;

import io.candor.e2e.clip.CameraClip;
import io.candor.e2e.clip.ClockReading;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** What a camera or a microphone delivers that is of no use, for a browser to play. */
final class StillClip {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final int RATE = 48_000;

  private StillClip() {}

  /** Two pictures of one gray each, in turn: the same gray twice is a picture that stands still. */
  static Path write(Path file, int gray, int other) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(picture(gray));
      out.write(picture(other));
    }
    return file;
  }

  /** A camera that works for a while, then is dark, then stands still, and then works again. */
  static Path troubled(Path file, Duration moving, Duration dark, Duration still)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int frame = 0; frame < moving.toSeconds() * CameraClip.RATE; frame++) {
        ImageIO.write(CameraClip.picture(new ClockReading(1, frame), "Bo"), "jpg", out);
      }
      write(out, picture(0), dark);
      write(out, picture(120), still);
    }
    return file;
  }

  private static void write(OutputStream out, byte[] picture, Duration length) throws IOException {
    for (int frame = 0; frame < length.toSeconds() * CameraClip.RATE; frame++) {
      out.write(picture);
    }
  }

  /** Ten seconds of nothing. */
  static Path silence(Path file) throws IOException {
    AudioFormat format = new AudioFormat(RATE, 16, 2, true, false);
    byte[] samples = new byte[10 * RATE * format.getFrameSize()];
    try (AudioInputStream sound =
        new AudioInputStream(
            new java.io.ByteArrayInputStream(samples),
            format,
            samples.length / format.getFrameSize())) {
      AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
    }
    return file;
  }

  private static byte[] picture(int gray) throws IOException {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    canvas.setColor(new Color(gray, gray, gray));
    canvas.fillRect(0, 0, WIDTH, HEIGHT);
    canvas.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpg", out);
    return out.toByteArray();
  }
}
