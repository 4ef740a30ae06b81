package io.candor.e2e.clip;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.imageio.ImageIO;

/**
 * A motion-JPEG clip for Chromium's fake camera, which plays it at 30 frames a second: a clock on
 * top of a simple portrait with the student's name, so that people can follow a test too.
 */
public final class CameraClip {
  /** Frames a second at which Chromium plays motion JPEG, whatever the file says. */
  public static final int RATE = 30;

  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final Color[] ROOMS = {
    new Color(0x3b6ea5), new Color(0x6b8e23), new Color(0x8b5a2b), new Color(0x6a4c93)
  };

  private CameraClip() {}

  /** Writes a clip; it starts again after {@code length}. */
  public static Path write(Path file, int student, String name, Duration length)
      throws IOException {
    ImageIO.setUseCache(false);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (int frame = 0; frame < length.toSeconds() * RATE; frame++) {
        ImageIO.write(picture(new ClockReading(student, frame), name), "jpg", out);
      }
    }
    return file;
  }

  /** One picture of 320 × 240 with its clock and a name. */
  public static BufferedImage picture(ClockReading reading, String name) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(ROOMS[reading.student() % ROOMS.length]);
    graphics.fillRect(0, 0, WIDTH, HEIGHT);
    portrait(graphics);
    hand(graphics, reading.frame());
    graphics.setColor(Color.WHITE);
    graphics.setFont(new Font(Font.SANS_SERIF, Font.BOLD, 16));
    graphics.drawString(name, 10, HEIGHT - 12);
    graphics.drawString("%.2f s".formatted((double) reading.frame() / RATE), 10, 96);
    ClockFace.draw(graphics, WIDTH, HEIGHT, reading);
    graphics.dispose();
    return image;
  }

  private static void portrait(Graphics2D graphics) {
    graphics.setColor(new Color(0xe8c39e));
    graphics.fillOval(120, 90, 80, 100);
    graphics.setColor(new Color(0x4a3728));
    graphics.fillArc(115, 82, 90, 60, 0, 180);
    graphics.fillOval(140, 128, 9, 9);
    graphics.fillOval(172, 128, 9, 9);
    graphics.drawArc(143, 150, 34, 18, 200, 140);
    graphics.fillRect(95, 192, 130, 48);
  }

  private static void hand(Graphics2D graphics, int frame) {
    double angle = 2 * Math.PI * (frame % RATE) / RATE;
    graphics.setColor(Color.WHITE);
    graphics.setStroke(new BasicStroke(3));
    graphics.drawOval(250, 90, 50, 50);
    graphics.drawLine(
        275, 115, (int) (275 + 22 * Math.sin(angle)), (int) (115 - 22 * Math.cos(angle)));
  }
}
