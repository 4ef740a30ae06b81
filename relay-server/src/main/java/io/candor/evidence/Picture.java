package io.candor.evidence;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A JPEG that this server has made itself, of what somebody's shows. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Picture(byte[] bytes, int width, int height) {
  /** More than any screen of today; decoded, three bytes each. */
  static final int MOST_PIXELS = 16_000_000;

  private static final float QUALITY = 0.9f;

  /** Decodes and encodes anew; empty when that is no picture, or too large a one. */
  static Optional<Picture> of(byte[] file) {
    return BareJpeg.of(file)
        .filter(jpeg -> (long) jpeg.width() * jpeg.height() <= MOST_PIXELS)
        .flatMap(Picture::anew);
  }

  private static Optional<Picture> anew(BareJpeg jpeg) {
    try {
      BufferedImage image = decoded(jpeg.bytes());
      return Optional.of(new Picture(encoded(image), image.getWidth(), image.getHeight()));
    } catch (IOException | RuntimeException e) {
      // The decoder says "no" in many ways.
      return Optional.empty();
    }
  }

  private static BufferedImage decoded(byte[] jpeg) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg))) {
      reader.setInput(in, true, true);
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }

  private static byte[] encoded(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionQuality(QUALITY);
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
