package io.candor.recording;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Takes a WebM file apart the plain way, for tests to look at; anything unexpected in it throws.
 */
final class WebmBlocks {
  /** One SimpleBlock. */
  @SuppressWarnings("ArrayRecordComponent")
  record Block(long clusterAt, long clusterMs, int track, long timeMs, boolean key, byte[] data) {}

  /** One cue. */
  record Cue(int track, long timeMs, long clusterAt) {}

  final List<Block> blocks = new ArrayList<>();
  final List<Cue> cues = new ArrayList<>();
  double durationMs = -1;
  int width;
  int height;
  int tracks;
  long marks;
  private final ByteBuffer in;
  private long segmentAt;
  private long cueTime;
  private int cueTrack;

  WebmBlocks(byte[] file) {
    in = ByteBuffer.wrap(file);
    elements(file.length);
  }

  List<Block> of(int track) {
    return blocks.stream().filter(block -> block.track == track).toList();
  }

  List<Long> times(int track) {
    return of(track).stream().map(Block::timeMs).toList();
  }

  private void elements(int end) {
    while (in.position() < end) {
      int start = in.position();
      long id = vint(false);
      long size = vint(true);
      int content = in.position();
      int stop = size < 0 ? end : Math.toIntExact(content + size);
      if (stop > end) {
        throw new IllegalStateException(
            "element " + Long.toHexString(id) + " at " + start + " sticks out");
      }
      element((int) id, start, content, stop);
      in.position(stop);
    }
  }

  private void element(int id, int start, int content, int stop) {
    switch (id) {
      case 0x18538067 -> {
        segmentAt = content;
        elements(stop);
      }
      case 0x1549A966, 0x1654AE6B, 0xE0, 0x1C53BB6B, 0xBB -> elements(stop);
      case 0xAE -> {
        tracks++;
        elements(stop);
      }
      case 0x4489 -> durationMs = in.getDouble();
      case 0xB0 -> width = in.getShort();
      case 0xBA -> height = in.getShort();
      case 0x1F43B675 -> cluster(start, stop);
      case 0xB3 -> cueTime = number(stop);
      case 0xB7 -> elements(stop);
      case 0xF7 -> cueTrack = (int) number(stop);
      case 0xF1 -> cues.add(new Cue(cueTrack, cueTime, segmentAt + number(stop)));
      default -> {
        // nothing a test looks at
      }
    }
  }

  private void cluster(int start, int stop) {
    if (in.get() != (byte) 0xE7 || in.get() != (byte) 0x88) {
      throw new IllegalStateException("a cluster begins with its time");
    }
    long time = in.getLong();
    marks += in.position() == stop ? 1 : 0;
    while (in.position() < stop) {
      if (in.get() != (byte) 0xA3) {
        throw new IllegalStateException("a cluster holds SimpleBlocks");
      }
      int end = (int) vint(true);
      end += in.position();
      int track = (int) vint(true);
      long at = time + in.getShort();
      boolean key = (in.get() & 0x80) != 0;
      blocks.add(
          new Block(
              start, time, track, at, key, Arrays.copyOfRange(in.array(), in.position(), end)));
      in.position(end);
    }
  }

  private long number(int stop) {
    long value = 0;
    while (in.position() < stop) {
      value = value << 8 | (in.get() & 0xFF);
    }
    return value;
  }

  /** An EBML number, with or without the bit that marks its width; -1 for the unknown size. */
  private long vint(boolean masked) {
    int first = in.get() & 0xFF;
    int width = Integer.numberOfLeadingZeros(first) - 23;
    long value = masked ? first & (0xFF >> width) : first;
    for (int i = 1; i < width; i++) {
      value = value << 8 | (in.get() & 0xFF);
    }
    return masked && value == (1L << (7 * width)) - 1 ? -1 : value;
  }
}
