package io.candor.webm;

import org.jspecify.annotations.Nullable;

/** The picture size that a VP8 key frame announces (RFC 6386, 9.1). */
public record Vp8Size(int width, int height) {
  /** Reads it; null when the bytes are not the beginning of a key frame. */
  public static @Nullable Vp8Size of(byte[] frame) {
    if (frame.length < 10 || (frame[0] & 1) != 0) {
      return null;
    }
    if (frame[3] != (byte) 0x9D || frame[4] != 0x01 || frame[5] != 0x2A) {
      return null;
    }
    int width = (frame[6] & 0xFF) | (frame[7] & 0x3F) << 8;
    int height = (frame[8] & 0xFF) | (frame[9] & 0x3F) << 8;
    return width == 0 || height == 0 ? null : new Vp8Size(width, height);
  }
}
