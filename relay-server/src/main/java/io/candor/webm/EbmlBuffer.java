package io.candor.webm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing byte array that knows how EBML writes ids, sizes and values (RFC 8794).
 * Single-threaded.
 */
final class EbmlBuffer {
  private byte[] bytes;
  private int length;

  EbmlBuffer(int capacity) {
    bytes = new byte[capacity];
  }

  byte[] array() {
    return bytes;
  }

  int length() {
    return length;
  }

  byte[] copy() {
    return Arrays.copyOf(bytes, length);
  }

  /** Forgets the content and, when it has grown far beyond {@code keep}, the array as well. */
  void clear(int keep) {
    length = 0;
    if (bytes.length > 4 * keep) {
      bytes = new byte[keep];
    }
  }

  void id(int id) {
    int width = id >>> 24 != 0 ? 4 : id >>> 16 != 0 ? 3 : id >>> 8 != 0 ? 2 : 1;
    fixed(id, width);
  }

  /** Writes the low {@code width} bytes, most significant first. */
  void fixed(long value, int width) {
    room(width);
    for (int shift = 8 * (width - 1); shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
  }

  /** Writes an element's size in as few bytes as it takes. */
  void size(long size) {
    int width = 1;
    while (size >= (1L << (7 * width)) - 1) {
      width++;
    }
    size(size, width);
  }

  void size(long size, int width) {
    fixed(size | 1L << (7 * width), width);
  }

  /** Overwrites a size that {@link #size(long, int)} has put at {@code at}. */
  void resize(int at, long size, int width) {
    int end = length;
    length = at;
    size(size, width);
    length = end;
  }

  void raw(byte[] data, int offset, int count) {
    room(count);
    System.arraycopy(data, offset, bytes, length, count);
    length += count;
  }

  void uint(int id, long value, int width) {
    id(id);
    size(width);
    fixed(value, width);
  }

  void text(int id, String value) {
    binary(id, value.getBytes(StandardCharsets.US_ASCII));
  }

  void real(int id, double value) {
    uint(id, Double.doubleToLongBits(value), 8);
  }

  void binary(int id, byte[] value) {
    id(id);
    size(value.length);
    raw(value, 0, value.length);
  }

  /** Writes an element whose content is another buffer's. */
  void master(int id, EbmlBuffer content) {
    id(id);
    size(content.length);
    raw(content.bytes, 0, content.length);
  }

  /**
   * Fills exactly {@code count} bytes, at least 2 and at most 128, with an element that players
   * skip.
   */
  void blank(int count) {
    id(WebmId.VOID);
    size(count - 2, 1);
    room(count - 2);
    Arrays.fill(bytes, length, length + count - 2, (byte) 0);
    length += count - 2;
  }

  private void room(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
    }
  }
}
