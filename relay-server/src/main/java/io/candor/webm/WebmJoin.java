package io.candor.webm;

import org.jspecify.annotations.Nullable;

/**
 * Puts recordings of one track one after the other into one file, on one clock and without
 * transcoding: their clusters stand in it as they are but for their times. Where nothing was
 * recorded the last picture stays, and sound is silence (players would play on too early).
 *
 * <p>The header at the beginning tells the size, so that a file is joined twice: first into
 * nothing, then with the header that {@link #end} has answered. Single-threaded.
 */
public final class WebmJoin {
  private static final int BLOCK = 16 * 1024;
  private static final int WRITE_AT = 32 * 1024;

  /** No part lasts longer; whatever says so is damaged, and must not be filled with silence. */
  private static final long LONGEST_MS = 24L * 3600 * 1000;

  private static final long SILENCE_MS = Opus.SILENCE_SAMPLES / Opus.SAMPLES_PER_MS;

  private final WebmHeader kind;
  private final WebmSink out;
  private final CueIndex cues = new CueIndex();
  private final ClusterBuilder quiet = new ClusterBuilder(cues);
  private final byte[] silence = Opus.silence();
  private long size;
  private long endMs;
  private long durationMs;

  /** When the next packet of sound plays: players play them one after the other. */
  private long soundMs;

  /**
   * Begins a file.
   *
   * @param header as it comes of joining the same recordings before; or, the first time, what tells
   *     which tracks any of them has, and the size of the picture
   */
  public WebmJoin(WebmHeader header, WebmSink out) {
    this.kind = header;
    this.out = out;
    byte[] bytes = header.bytes();
    write(bytes, 0, bytes.length);
  }

  /** The header of a recording, which says what it holds; null when it is no recording of ours. */
  public static @Nullable WebmHeader headerOf(WebmSource recording) {
    return WebmReader.headerOf(recording);
  }

  /**
   * Adds a recording.
   *
   * @param startMs when it began, since the beginning of the first one; one that began before the
   *     one before it had ended follows it
   */
  public void add(WebmSource recording, long startMs) {
    WebmHeader header = headerOf(recording);
    if (header == null) {
      return;
    }
    long offset = Math.max(startMs, endMs);
    silenceUntil(offset);
    WebmWindow window = new WebmWindow(recording);
    WebmReader read =
        WebmReader.of(
            recording,
            cluster -> {
              if (!header.audio()) {
                silenceUntil(offset + Math.min(cluster.timeMs(), LONGEST_MS));
              }
              copy(window, cluster, offset);
            });
    soundMs += read.soundMs();
    // The next picture must not be of the same millisecond as the last one.
    endMs = offset + read.lastMs() + 1;
    long lasted = Math.max(header.durationMs(), read.lastMs());
    durationMs = Math.max(durationMs, offset + Math.min(lasted, LONGEST_MS));
  }

  /** Ends the file; answers the header that belongs at its beginning. */
  public WebmHeader end() {
    silenceUntil(durationMs);
    long cuesAt = size;
    byte[] index = cues.bytes();
    write(index, 0, index.length);
    return kind.finished(durationMs, index.length == 0 ? WebmHeader.UNKNOWN : cuesAt, size);
  }

  private void silenceUntil(long timeMs) {
    while (kind.audio() && soundMs + SILENCE_MS <= timeMs) {
      quiet.add(WebmHeader.AUDIO, soundMs, true, silence, size);
      soundMs += SILENCE_MS;
      if (quiet.length() >= WRITE_AT) {
        drain();
      }
    }
    drain();
  }

  private void drain() {
    quiet.close();
    write(quiet.array(), 0, quiet.length());
    quiet.clear();
  }

  private void copy(WebmWindow window, WebmCluster cluster, long offset) {
    if (cluster.track() != 0) {
      cues.note(cluster.track(), cluster.key(), offset + cluster.firstMs(), size);
    }
    quiet.notBefore(offset + cluster.timeMs());
    copy(window, cluster.at(), cluster.timeAt());
    EbmlBuffer time = new EbmlBuffer(8);
    time.fixed(offset + cluster.timeMs(), 8);
    write(time.array(), 0, 8);
    copy(window, cluster.timeAt() + 8, cluster.end());
  }

  private void copy(WebmWindow window, long from, long to) {
    for (long at = from; at < to; ) {
      int count = (int) Math.min(BLOCK, to - at);
      int place = window.at(at, count);
      if (place < 0) {
        throw new IllegalStateException("what was read before is not there any more");
      }
      write(window.array(), place, count);
      at += count;
    }
  }

  private void write(byte[] bytes, int offset, int length) {
    out.write(bytes, offset, length);
    size += length;
  }
}
