package io.candor.webm;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads back a file that {@link ClusterBuilder} wrote, as far as it is whole: what a crash has left
 * behind, or rubbish. Nothing that stands in the file makes it throw or loop; errors of the source
 * pass through.
 */
public final class WebmReader {
  private final WebmWindow window;
  private final CueIndex cues = new CueIndex();
  private final @Nullable WebmHeader header;
  private long end;
  private long lastMs;
  private long videoFrames;
  private long audioPackets;
  private long soundMs;
  private @Nullable WebmCluster first;

  private WebmReader(WebmSource source) {
    window = new WebmWindow(source);
    int at = window.at(0, WebmHeader.SIZE);
    header =
        at < 0
            ? null
            : WebmHeader.read(Arrays.copyOfRange(window.array(), at, at + WebmHeader.SIZE));
    end = header == null ? 0 : WebmHeader.SIZE;
  }

  /** Reads the whole file. */
  public static WebmReader of(WebmSource source) {
    return of(source, cluster -> {});
  }

  /** Reads the whole file and tells of each whole cluster. */
  static WebmReader of(WebmSource source, Consumer<WebmCluster> clusters) {
    WebmReader reader = new WebmReader(source);
    if (reader.header != null) {
      reader.clusters(clusters);
    }
    return reader;
  }

  /** Reads no more than the header. */
  static @Nullable WebmHeader headerOf(WebmSource source) {
    return new WebmReader(source).header;
  }

  /** The header; null when there is none of this project's, and so nothing to recover. */
  public @Nullable WebmHeader header() {
    return header;
  }

  /** Where the last whole cluster ends. */
  public long end() {
    return end;
  }

  /**
   * When the last frame ends, in ms since the beginning; a video frame counts as lasting no time.
   */
  public long lastMs() {
    return lastMs;
  }

  public long videoFrames() {
    return videoFrames;
  }

  /** Audio packets, without the silence that was filled in. */
  public long audioPackets() {
    return audioPackets;
  }

  public CueIndex cues() {
    return cues;
  }

  /** When the last packet of sound ends, in ms since the beginning; 0 where there is none. */
  long soundMs() {
    return soundMs;
  }

  private void clusters(Consumer<WebmCluster> clusters) {
    while (window.number(end, 4) == WebmId.CLUSTER) {
      long size = sizeAt(end + 4);
      long content = end + 4 + sizeWidth(end + 4);
      if (size < 0 || size > window.size() - content) {
        return;
      }
      if (!cluster(end, content, content + size)) {
        return;
      }
      end = content + size;
      clusters.accept(Objects.requireNonNull(first));
    }
  }

  /** Reads one cluster in two goes, so that one that is not sound leaves no trace. */
  private boolean cluster(long start, long content, long stop) {
    if (window.number(content, 2) != (WebmId.TIMESTAMP << 8 | 0x88)) {
      return false;
    }
    long time = window.number(content + 3, 7);
    if (window.number(content + 2, 1) != 0 || time < 0 || time > 1L << 40) {
      return false;
    }
    if (!blocks(start, time, content + 10, stop, false)) {
      return false;
    }
    lastMs = Math.max(lastMs, time);
    first = new WebmCluster(start, content + 2, stop, time, 0, false, time);
    return blocks(start, time, content + 10, stop, true);
  }

  private boolean blocks(long start, long time, long from, long stop, boolean count) {
    boolean first = true;
    long at = from;
    while (at < stop) {
      long size = window.number(at, 1) == WebmId.SIMPLE_BLOCK ? sizeAt(at + 1) : -1;
      long body = at + 1 + sizeWidth(at + 1);
      if (size < 4 || size > stop - body) {
        return false;
      }
      int track = (int) window.number(body, 1) & 0x7F;
      if (track != WebmHeader.VIDEO && track != WebmHeader.AUDIO) {
        return false;
      }
      if (count) {
        block(track, time, body, size, first ? start : -1);
      }
      first = false;
      at = body + size;
    }
    return at == stop;
  }

  private void block(int track, long clusterMs, long body, long size, long clusterAt) {
    long time = Math.max(0, clusterMs + (short) window.number(body + 1, 2));
    boolean key = (window.number(body + 3, 1) & 0x80) != 0;
    if (clusterAt >= 0) {
      cues.note(track, key, time, clusterAt);
      WebmCluster empty = Objects.requireNonNull(first);
      first = new WebmCluster(clusterAt, empty.timeAt(), empty.end(), clusterMs, track, key, time);
    }
    int length = (int) Math.min(size - 4, 3);
    int at = window.at(body + 4, length);
    if (track == WebmHeader.VIDEO) {
      videoFrames++;
    } else if (at >= 0 && !(size == 7 && Opus.isSilence(window.array(), at, length))) {
      audioPackets++;
    }
    boolean sound = track == WebmHeader.AUDIO && at >= 0;
    long ends = time + (sound ? lengthMs(at, length) : 0);
    soundMs = sound ? Math.max(soundMs, ends) : soundMs;
    lastMs = Math.max(lastMs, ends);
  }

  private long lengthMs(int at, int length) {
    return Opus.samples(window.array(), at, length) / Opus.SAMPLES_PER_MS;
  }

  /**
   * The size that stands there, or -1 when it is missing, unknown or wider than any this project
   * writes.
   */
  private long sizeAt(long position) {
    int width = sizeWidth(position);
    long value = width < 1 || width > 7 ? -1 : window.number(position, width);
    long mask = (1L << (7 * width)) - 1;
    return value < 0 || (value & mask) == mask ? -1 : value & mask;
  }

  private int sizeWidth(long position) {
    long first = window.number(position, 1);
    return first <= 0 ? 0 : Long.numberOfLeadingZeros(first) - 55;
  }
}
