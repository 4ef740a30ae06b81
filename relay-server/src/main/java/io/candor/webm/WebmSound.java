package io.candor.webm;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a WebM file with one Opus track and no other apart, whoever made it (RFC 9559): browsers
 * write clusters and segments of unknown size, so the file is read as one row of elements, of which
 * some lead to others. Nothing makes it throw or loop.
 */
final class WebmSound {
  private static final int BLOCK_GROUP = 0xA0;
  private static final int BLOCK = 0xA1;
  private static final int LACING = 0x06;
  private static final long MILLISECOND = 1_000_000;
  private static final int NONE = -1;

  private final byte[] file;
  private final List<OpusPacket> packets = new ArrayList<>();
  private int at;
  private int track = NONE;
  private boolean webm;
  private long clusterMs;
  private long firstMs = NONE;
  private long endMs;

  private WebmSound(byte[] file) {
    this.file = file;
  }

  /** Its packets; none when it is anything else. */
  static List<OpusPacket> packets(byte[] file) {
    WebmSound sound = new WebmSound(file);
    return sound.whole() ? sound.packets : List.of();
  }

  private boolean whole() {
    if (number(4) != (WebmId.EBML & 0xFFFFFFFFL)) {
      return false;
    }
    at = 0;
    while (at < file.length) {
      if (!element()) {
        return false;
      }
    }
    return webm;
  }

  private boolean element() {
    int id = id();
    boolean unknown = at < file.length && isUnknown();
    long size = unknown ? 0 : size();
    if (id == NONE || size < 0 || (!unknown && size > file.length - at)) {
      return false;
    }
    if (leadsOn(id)) {
      return true;
    }
    int end = at + (int) size;
    boolean sound = !unknown && content(id, end);
    at = end;
    return sound;
  }

  /** Whether what is in an element is read as if it stood beside it. */
  private static boolean leadsOn(int id) {
    return id == WebmId.SEGMENT || id == WebmId.CLUSTER || id == WebmId.TRACKS || id == BLOCK_GROUP;
  }

  /** Takes what an element says; false for what no such file has. */
  private boolean content(int id, int end) {
    return switch (id) {
      case WebmId.EBML -> {
        webm = text(find(WebmId.DOC_TYPE, at, end)).equals("webm");
        yield webm;
      }
      case WebmId.INFO -> {
        long[] scale = find(WebmId.TIMESTAMP_SCALE, at, end);
        yield scale.length == 0 || value(scale) == MILLISECOND;
      }
      case WebmId.TRACK_ENTRY -> track(end);
      case WebmId.TIMESTAMP -> {
        clusterMs = value(new long[] {at, end});
        yield clusterMs >= 0;
      }
      case WebmId.SIMPLE_BLOCK, BLOCK -> block(end);
      // Whatever else it tells is left out.
      default -> true;
    };
  }

  private boolean track(int end) {
    boolean another = track != NONE;
    track = (int) value(find(WebmId.TRACK_NUMBER, at, end));
    return !another && track > 0 && text(find(WebmId.CODEC_ID, at, end)).equals("A_OPUS");
  }

  private boolean block(int end) {
    long number = size();
    if (number < 0 || number != track || end - at < 4 || clusterMs < 0 || clusterMs > 1L << 40) {
      return false;
    }
    long time = clusterMs + (short) number(2);
    long flags = number(1);
    if ((flags & LACING) != 0) {
      return false;
    }
    byte[] bytes = new byte[end - at];
    System.arraycopy(file, at, bytes, 0, bytes.length);
    firstMs = firstMs == NONE ? time : firstMs;
    // Players play packets one after the other, whatever their times.
    long plays = Math.max(endMs, time - firstMs);
    packets.add(new OpusPacket(plays, bytes));
    endMs = plays + Opus.samples(bytes) / Opus.SAMPLES_PER_MS;
    return true;
  }

  /** Where the content of the first child of this id is, from and to; empty without one. */
  private long[] find(int id, int from, int end) {
    int before = at;
    at = from;
    long[] found = {};
    while (at < end && found.length == 0) {
      int child = id();
      long size = size();
      if (child == NONE || size < 0 || size > end - at) {
        break;
      }
      if (child == id) {
        found = new long[] {at, at + size};
      }
      at += (int) size;
    }
    at = before;
    return found;
  }

  private String text(long[] place) {
    return place.length == 0
        ? ""
        : new String(
            file, (int) place[0], (int) (place[1] - place[0]), StandardCharsets.ISO_8859_1);
  }

  /** The unsigned number there; -1 when it is none or too large. */
  private long value(long[] place) {
    if (place.length == 0 || place[1] - place[0] > 8) {
      return NONE;
    }
    long value = 0;
    for (long i = place[0]; i < place[1]; i++) {
      value = value << 8 | (file[(int) i] & 0xFF);
    }
    return value < 0 ? NONE : value;
  }

  /** An element's id of one to four bytes. */
  private int id() {
    int width = at < file.length ? Integer.numberOfLeadingZeros(file[at] & 0xFF) - 23 : 9;
    long id = width > 4 ? NONE : number(width);
    return (int) id;
  }

  private boolean isUnknown() {
    int width = Integer.numberOfLeadingZeros(file[at] & 0xFF) - 23;
    if (width > 8 || width > file.length - at || (file[at] & 0xFF) != (1 << (9 - width)) - 1) {
      return false;
    }
    for (int i = 1; i < width; i++) {
      if (file[at + i] != (byte) 0xFF) {
        return false;
      }
    }
    at += width;
    return true;
  }

  /** A size, or a track's number, of one to eight bytes; -1 when it is none or too large. */
  private long size() {
    int width = at < file.length ? Integer.numberOfLeadingZeros(file[at] & 0xFF) - 23 : 9;
    if (width > 8 || width > file.length - at) {
      return NONE;
    }
    long value = file[at] & ((1 << (8 - width)) - 1);
    for (int i = 1; i < width; i++) {
      value = value << 8 | (file[at + i] & 0xFF);
    }
    at += width;
    return value > Integer.MAX_VALUE ? NONE : value;
  }

  private long number(int width) {
    if (width > file.length - at) {
      return NONE;
    }
    long value = 0;
    for (int i = 0; i < width; i++) {
      value = value << 8 | (file[at + i] & 0xFF);
    }
    at += width;
    return value;
  }
}
