package io.candor.rtc.vp8;

import org.jspecify.annotations.Nullable;

/**
 * The uncompressed start of a VP8 frame (RFC 6386 §9.1).
 *
 * @param width in pixels, 0 unless it is a key frame
 * @param height in pixels, 0 unless it is a key frame
 */
public record Vp8FrameHeader(boolean keyFrame, boolean showFrame, int width, int height) {
  /** How many bytes of a key frame the header takes. */
  public static final int KEY_FRAME_LENGTH = 10;

  /** Reads the header at {@code data[offset]}; null if it is none. */
  public static @Nullable Vp8FrameHeader parse(byte[] data, int offset, int length) {
    if (length < 3) {
      return null;
    }
    boolean show = (data[offset] & 0x10) != 0;
    if ((data[offset] & 1) != 0) {
      return new Vp8FrameHeader(false, show, 0, 0);
    }
    if (length < KEY_FRAME_LENGTH
        || data[offset + 3] != (byte) 0x9D
        || data[offset + 4] != 0x01
        || data[offset + 5] != 0x2A) {
      return null;
    }
    int width = (data[offset + 6] & 0xFF) | (data[offset + 7] & 0x3F) << 8;
    int height = (data[offset + 8] & 0xFF) | (data[offset + 9] & 0x3F) << 8;
    return width == 0 || height == 0 ? null : new Vp8FrameHeader(true, show, width, height);
  }
}
