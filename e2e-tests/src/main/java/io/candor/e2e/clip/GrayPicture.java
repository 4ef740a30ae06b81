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

  /**
   * How alike two pictures of one size are, up to 1: the correlation of their pixels, which does
   * not mind that one is brighter or has more contrast.
   */
  public double likeness(GrayPicture other) {
    if (width != other.width || height != other.height) {
      throw new IllegalArgumentException("pictures of different sizes");
    }
    double mean = mean();
    double otherMean = other.mean();
    double both = 0;
    double one = 0;
    double two = 0;
    for (int index = 0; index < width * height; index++) {
      double left = (pixels[index] & 0xff) - mean;
      double right = (other.pixels[index] & 0xff) - otherMean;
      both += left * right;
      one += left * left;
      two += right * right;
    }
    return one * two == 0 ? 0 : both / Math.sqrt(one * two);
  }

  private double mean() {
    long sum = 0;
    for (int index = 0; index < width * height; index++) {
      sum += pixels[index] & 0xff;
    }
    return (double) sum / (width * height);
  }
}
