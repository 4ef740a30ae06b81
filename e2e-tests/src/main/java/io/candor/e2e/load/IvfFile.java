package io.candor.e2e.load;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The VP8 frames of an IVF file.
 *
 * @param frames the encoded frames in order
 * @param rate frames a second
 */
public record IvfFile(List<byte[]> frames, int rate) {
  private static final int FILE_HEADER = 32;

  static IvfFile parse(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (in.getInt(0) != 0x46494b44 || in.getInt(8) != 0x30385056) {
      throw new IllegalArgumentException("no IVF file with VP8");
    }
    int rate = in.getInt(16) / in.getInt(20);
    in.position(FILE_HEADER);
    List<byte[]> frames = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] frame = new byte[in.getInt()];
      in.getLong();
      in.get(frame);
      frames.add(frame);
    }
    return new IvfFile(List.copyOf(frames), rate);
  }

  /** Whether a VP8 frame is a key frame (RFC 6386, section 9.1). */
  public static boolean isKeyFrame(byte[] frame) {
    return (frame[0] & 1) == 0;
  }
}
