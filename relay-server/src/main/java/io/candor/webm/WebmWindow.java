package io.candor.webm;

/** A piece of a file held in memory, moved along as bytes are asked for. */
final class WebmWindow {
  private final WebmSource source;
  private final byte[] bytes = new byte[64 * 1024];
  private long size;
  private long start;
  private int filled;

  WebmWindow(WebmSource source) {
    this.source = source;
    this.size = source.size();
  }

  long size() {
    return size;
  }

  /** The file may have grown, and what was at its end been written anew. */
  void refresh() {
    size = source.size();
    filled = 0;
  }

  byte[] array() {
    return bytes;
  }

  /**
   * Makes {@code count} bytes from {@code position} present; returns where in {@link #array()}, or
   * -1.
   */
  int at(long position, int count) {
    if (position < 0 || count > size - position) {
      return -1;
    }
    if (position < start || position + count > start + filled) {
      load(position, count);
    }
    return position + count <= start + filled ? (int) (position - start) : -1;
  }

  /** The unsigned number in {@code width} bytes, at most 7 of them; -1 when they are not there. */
  long number(long position, int width) {
    int at = at(position, width);
    if (at < 0) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < width; i++) {
      value = value << 8 | (bytes[at + i] & 0xFF);
    }
    return value;
  }

  private void load(long position, int count) {
    start = position;
    filled = 0;
    while (filled < count) {
      int read = source.read(position + filled, bytes, filled, bytes.length - filled);
      if (read <= 0) {
        return;
      }
      filled += read;
    }
  }
}
