package io.candor.recording;

import io.candor.webm.WebmHeader;
import io.candor.webm.WebmJoin;
import io.candor.webm.WebmSource;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Parts of one source, recorded at times of one clock, and the one file that comes of them. */
final class JoinedTrack {
  private final List<byte[]> parts = new ArrayList<>();
  private final List<Long> starts = new ArrayList<>();

  /** Records a part; its frames carry times of the common clock, and it lasts until then. */
  void record(
      PartTracks tracks, List<ClockMedia.Timed> video, List<ClockMedia.Timed> audio, long endMs) {
    MemoryPart part = new MemoryPart();
    PartSummary summary = Recordings.write(part, tracks, video, audio, endMs);
    add(part.bytes(), summary.startMs());
  }

  void add(byte[] part, long startMs) {
    parts.add(part);
    starts.add(startMs);
  }

  /** The whole file. */
  byte[] joined() {
    WebmHeader tracks = null;
    for (byte[] part : parts) {
      WebmHeader found = Objects.requireNonNull(WebmJoin.headerOf(source(part)));
      tracks = tracks == null ? WebmHeader.begun(found) : tracks.and(found);
    }
    WebmHeader known = join(Objects.requireNonNull(tracks), new ByteArrayOutputStream());
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    join(known, file);
    return file.toByteArray();
  }

  private WebmHeader join(WebmHeader header, ByteArrayOutputStream out) {
    WebmJoin join = new WebmJoin(header, out::write);
    for (int n = 0; n < parts.size(); n++) {
      join.add(source(parts.get(n)), starts.get(n) - starts.getFirst());
    }
    return join.end();
  }

  static WebmSource source(byte[] bytes) {
    return new WebmSource() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public int read(long position, byte[] into, int offset, int length) {
        int count = (int) Math.min(length, bytes.length - position);
        System.arraycopy(bytes, (int) position, into, offset, Math.max(0, count));
        return count > 0 ? count : -1;
      }
    };
  }

  /** A part's bytes, as a player is given them. */
  static PartReader reader(byte[] bytes) {
    WebmSource source = source(bytes);
    return new PartReader() {
      @Override
      public long size() {
        return source.size();
      }

      @Override
      public int read(long position, byte[] into, int offset, int length) {
        return source.read(position, into, offset, length);
      }

      @Override
      public boolean finished() {
        return true;
      }

      @Override
      public void close() {}
    };
  }
}
