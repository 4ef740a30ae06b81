package io.candor.evidence;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as browsers send them, and as nobody should. */
public final class Jpegs {
  private Jpegs() {}

  /** A JPEG of two colours. */
  public static byte[] plain(int width, int height) {
    return encoded(image(width, height), false);
  }

  /** One that is not small: noise. */
  public static byte[] noise(int width, int height) {
    BufferedImage image = image(width, height);
    Random random = new Random(5);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    return encoded(image, false);
  }

  static byte[] progressive(int width, int height) {
    return encoded(image(width, height), true);
  }

  /** With words in a comment, in an Exif segment, and behind its end. */
  public static byte[] telling(String words) {
    byte[] plain = plain(32, 24);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(plain, 0, 2);
    segment(out, 0xE1, "Exif\0\0" + words);
    segment(out, 0xFE, words);
    out.write(plain, 2, plain.length - 2);
    out.writeBytes(words.getBytes(StandardCharsets.US_ASCII));
    return out.toByteArray();
  }

  /** A small file that says it has this size. */
  public static byte[] claiming(int width, int height) {
    byte[] file = plain(16, 16);
    for (int i = 0; i < file.length - 9; i++) {
      if ((file[i] & 0xFF) == 0xFF && (file[i + 1] & 0xFF) == 0xC0) {
        file[i + 5] = (byte) (height >> 8);
        file[i + 6] = (byte) height;
        file[i + 7] = (byte) (width >> 8);
        file[i + 8] = (byte) width;
        return file;
      }
    }
    throw new IllegalStateException("no frame");
  }

  static BufferedImage decoded(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }

  private static void segment(ByteArrayOutputStream out, int marker, String words) {
    byte[] content = words.getBytes(StandardCharsets.ISO_8859_1);
    out.write(0xFF);
    out.write(marker);
    out.write((content.length + 2) >> 8);
    out.write(content.length + 2);
    out.writeBytes(content);
  }

  private static BufferedImage image(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = image.createGraphics();
    brush.setColor(new Color(200, 60, 60));
    brush.fillRect(0, 0, width / 2, height);
    brush.dispose();
    return image;
  }

  private static byte[] encoded(BufferedImage image, boolean progressive) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (progressive) {
        how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.write(null, new IIOImage(image, null, null), how);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
