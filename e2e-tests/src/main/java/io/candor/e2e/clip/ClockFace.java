package io.candor.e2e.clip;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Optional;

/**
 * A clock of black and white blocks, three rows of ten over the upper 30 % of a picture: a black
 * and a white one for reference, then the bits of the code word. Blocks are large enough to live
 * through VP8 at 100 kbit/s and through scaling; the reader knows only relative places.
 */
public final class ClockFace {
  private static final int COLUMNS = 10;
  private static final int ROWS = 3;
  private static final int REFERENCES = 2;
  private static final double HEIGHT = 0.3;
  private static final double CONTRAST = 60;

  private ClockFace() {}

  /** Brightness of a picture, 0 to 255, at relative places. */
  @FunctionalInterface
  public interface Picture {
    /** Mean brightness around the point at {@code x, y}, each from 0 to 1. */
    double brightness(double x, double y);
  }

  /** Draws the clock over the upper part of a picture. */
  public static void draw(Graphics2D graphics, int width, int height, ClockReading reading) {
    int word = reading.codeWord();
    for (int cell = 0; cell < COLUMNS * ROWS; cell++) {
      graphics.setColor(white(word, cell) ? Color.WHITE : Color.BLACK);
      int left = cell % COLUMNS * width / COLUMNS;
      int right = (cell % COLUMNS + 1) * width / COLUMNS;
      int row = cell / COLUMNS;
      int top = (int) (row * HEIGHT * height / ROWS);
      int bottom = (int) ((row + 1) * HEIGHT * height / ROWS);
      graphics.fillRect(left, top, right - left, bottom - top);
    }
  }

  /** Reads the clock, or nothing where there is none or it is torn. */
  public static Optional<ClockReading> read(Picture picture) {
    double black = at(picture, 0);
    double white = at(picture, 1);
    if (white - black < CONTRAST) {
      return Optional.empty();
    }
    int word = 0;
    for (int cell = REFERENCES; cell < COLUMNS * ROWS; cell++) {
      word = word << 1 | (at(picture, cell) > (black + white) / 2 ? 1 : 0);
    }
    return ClockReading.valid(word) ? Optional.of(ClockReading.decode(word)) : Optional.empty();
  }

  private static boolean white(int word, int cell) {
    return cell < REFERENCES
        ? cell == 1
        : (word >>> (ClockReading.BITS - 1 - (cell - REFERENCES)) & 1) == 1;
  }

  private static double at(Picture picture, int cell) {
    double x = (cell % COLUMNS + 0.5) / COLUMNS;
    int row = cell / COLUMNS;
    double y = (row + 0.5) * HEIGHT / ROWS;
    return picture.brightness(x, y);
  }
}
