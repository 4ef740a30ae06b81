package io.candor.webm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the frames of a WebM file that another program writes, as far as it is whole, and goes on
 * where it stopped once the file has grown. Knows VP8 and Opus, one track of each, without lacing;
 * whatever else stands there is passed over. Nothing in the file makes it throw or loop; errors of
 * the source pass through. Single-threaded.
 */
public final class FrameReader {
  /** No element that belongs in such a file is longer; one that says so is damage. */
  private static final long LONGEST = 16 << 20;

  private static final long MILLI = 1_000_000;
  private static final int LACING = 0x06;

  private static final Output NOBODY =
      new Output() {
        @Override
        public void video(long timeMs, boolean key, byte[] vp8) {}

        @Override
        public void audio(long timeMs, byte[] opus) {}
      };

  private final WebmSource source;
  private final WebmWindow window;
  private final Map<Long, Integer> tracks = new HashMap<>();
  private long at;
  private long scale = MILLI;
  private long clusterTime;

  /** Takes frames in the file's order; times are milliseconds of the file's own clock. */
  public interface Output {
    void video(long timeMs, boolean key, byte[] vp8);

    void audio(long timeMs, byte[] opus);
  }

  public FrameReader(WebmSource source) {
    this.source = source;
    this.window = new WebmWindow(source);
  }

  /** Reads as far as the tracks, if they are there. Of frames nothing is handed over. */
  public void readTracks() {
    window.refresh();
    for (long next = element(NOBODY); tracks.isEmpty() && next > at; next = element(NOBODY)) {
      at = next;
    }
  }

  /** Whether a track of pictures has been read. */
  public boolean pictures() {
    return tracks.containsValue(WebmHeader.VIDEO);
  }

  /** Whether a track of sound has been read. */
  public boolean sound() {
    return tracks.containsValue(WebmHeader.AUDIO);
  }

  /** Hands over every frame that has become whole since the last call. */
  public void read(Output out) {
    window.refresh();
    for (long next = element(out); next > at; next = element(out)) {
      at = next;
    }
  }

  /** Where the next element begins; where this one does when it is not whole. */
  private long element(Output out) {
    int idWidth = width(at, 4);
    long id = idWidth == 0 ? -1 : window.number(at, idWidth);
    int sizeWidth = idWidth == 0 ? 0 : width(at + idWidth, 8);
    if (id < 0 || sizeWidth == 0 || window.at(at + idWidth, sizeWidth) < 0) {
      return at;
    }
    long content = at + idWidth + sizeWidth;
    if (id == WebmId.SEGMENT || id == WebmId.CLUSTER || id == WebmId.BLOCK_GROUP) {
      // Entered rather than awaited: their sizes are known only when they are complete.
      return content;
    }
    long size = size(at + idWidth, sizeWidth);
    if (size < 0 || size > LONGEST || size > window.size() - content) {
      return at;
    }
    take((int) id, content, size, out);
    return content + size;
  }

  private void take(int id, long content, long size, Output out) {
    switch (id) {
      case WebmId.INFO -> info(content, content + size);
      case WebmId.TRACKS -> entries(content, content + size);
      case WebmId.TIMESTAMP -> clusterTime = Math.max(0, value(content, size));
      case WebmId.SIMPLE_BLOCK, WebmId.BLOCK -> block(content, size, out);
      default -> {
        // Cues, tags, seek heads, padding.
      }
    }
  }

  private void info(long from, long to) {
    child(from, to, WebmId.TIMESTAMP_SCALE, (content, size) -> scale = value(content, size));
    if (scale <= 0) {
      scale = MILLI;
    }
  }

  private void entries(long from, long to) {
    child(from, to, WebmId.TRACK_ENTRY, (content, size) -> entry(content, content + size));
  }

  private void entry(long from, long to) {
    long[] number = {-1};
    int[] kind = {0};
    child(from, to, WebmId.TRACK_NUMBER, (content, size) -> number[0] = value(content, size));
    child(from, to, WebmId.CODEC_ID, (content, size) -> kind[0] = kind(text(content, size)));
    if (kind[0] != 0 && !tracks.containsValue(kind[0])) {
      tracks.put(number[0], kind[0]);
    }
  }

  private static int kind(String codec) {
    return switch (codec) {
      case "V_VP8" -> WebmHeader.VIDEO;
      case "A_OPUS" -> WebmHeader.AUDIO;
      default -> 0;
    };
  }

  private void block(long content, long size, Output out) {
    int width = width(content, 8);
    long number = width == 0 ? -1 : size(content, width);
    long data = content + width + 3;
    long length = content + size - data;
    int kind = tracks.getOrDefault(number, 0);
    long flags = window.number(content + width + 2, 1);
    if (kind == 0 || length <= 0 || (flags & LACING) != 0) {
      return;
    }
    long units = clusterTime + (short) window.number(content + width, 2);
    long timeMs = Math.round(units * (double) scale / MILLI);
    byte[] frame = bytes(data, (int) length);
    if (kind == WebmHeader.AUDIO) {
      out.audio(timeMs, frame);
    } else {
      // The bit of the frame itself (RFC 6386 §9.1); the block's flag is missing in block groups.
      out.video(timeMs, (frame[0] & 1) == 0, frame);
    }
  }

  private interface Content {
    void at(long content, long size);
  }

  /** Finds the children of one id in a whole element. */
  private void child(long from, long to, int wanted, Content found) {
    long position = from;
    while (position < to) {
      int idWidth = width(position, 4);
      int sizeWidth = idWidth == 0 ? 0 : width(position + idWidth, 8);
      long content = position + idWidth + sizeWidth;
      long size = sizeWidth == 0 ? -1 : size(position + idWidth, sizeWidth);
      if (size < 0 || size > to - content) {
        return;
      }
      if (window.number(position, idWidth) == wanted) {
        found.at(content, size);
      }
      position = content + size;
    }
  }

  /** How many bytes the id or size takes whose first byte is here; 0 when that is none. */
  private int width(long position, int most) {
    long first = window.number(position, 1);
    int width = first <= 0 ? 0 : Long.numberOfLeadingZeros(first) - 55;
    return width > most ? 0 : width;
  }

  /** A size without its marker; -1 when it is unknown or not there. */
  private long size(long position, int width) {
    if (window.at(position, width) < 0) {
      return -1;
    }
    long value = window.number(position, 1) & (0xFF >> width);
    boolean unknown = value == 0xFF >> width;
    for (int i = 1; i < width; i++) {
      long next = window.number(position + i, 1);
      unknown &= next == 0xFF;
      value = value << 8 | next;
    }
    return unknown ? -1 : value;
  }

  /** An unsigned number that fills its element; -1 when there is none of a sensible length. */
  private long value(long content, long size) {
    if (size == 8) {
      return window.number(content, 1) == 0 ? window.number(content + 1, 7) : -1;
    }
    return size < 1 || size > 7 ? -1 : window.number(content, (int) size);
  }

  private String text(long content, long size) {
    byte[] letters = bytes(content, (int) Math.min(size, 32));
    return new String(letters, StandardCharsets.US_ASCII).replace("\0", "");
  }

  private byte[] bytes(long position, int count) {
    int inside = window.at(position, count);
    if (inside >= 0) {
      return Arrays.copyOfRange(window.array(), inside, inside + count);
    }
    byte[] bytes = new byte[count];
    for (int filled = 0; filled < count; ) {
      int read = source.read(position + filled, bytes, filled, count - filled);
      if (read <= 0) {
        // The file was cut while it was read: what is missing is no frame any more.
        return new byte[] {1};
      }
      filled += read;
    }
    return bytes;
  }
}
