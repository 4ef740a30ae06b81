package io.candor.e2e.clip;

/**
 * A picture of one brightness byte a pixel, read over 5 × 5 pixels so that noise does not matter.
 */
public final class GrayPicture implements ClockFace.Picture {
  private static final int REACH = 2;

  private final byte[] pixels;
  private final int width;
  private final int height;

  /** A picture over the caller's array, rows from the top. */
  public GrayPicture(byte[] pixels, int width, int height) {
    this.pixels = pixels;
    this.width = width;
    this.height = height;
  }

  @Override
  public double brightness(double x, double y) {
    int centerX = Math.clamp((int) (x * width), REACH, width - 1 - REACH);
    int centerY = Math.clamp((int) (y * height), REACH, height - 1 - REACH);
    int sum = 0;
    for (int row = centerY - REACH; row <= centerY + REACH; row++) {
      for (int column = centerX - REACH; column <= centerX + REACH; column++) {
        sum += pixels[row * width + column] & 0xff;
      }
    }
    return (double) sum / ((2 * REACH + 1) * (2 * REACH + 1));
  }
}
