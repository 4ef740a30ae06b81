package io.candor.webm;

/**
 * Frames in, finished clusters out. A cluster spans at most {@link #SPAN_MS}, and a video key frame
 * begins one; cluster times never run backwards, though a late frame's own time may.
 * Single-threaded.
 */
public final class ClusterBuilder {
  /** How much time a cluster covers at most, which is also what a torn one costs. */
  public static final int SPAN_MS = 500;

  private static final int SIZE_WIDTH = 4;
  private static final int CLUSTER_HEAD = 4 + SIZE_WIDTH;
  private static final int KEEP = 16 * 1024;

  private final CueIndex cues;
  private final EbmlBuffer buffer = new EbmlBuffer(KEEP);
  private int clusterAt = -1;
  private long clusterMs;

  public ClusterBuilder(CueIndex cues) {
    this.cues = cues;
  }

  /**
   * Adds a frame.
   *
   * @param timeMs since the beginning of the file; not more than 30 s before that of the newest
   *     cluster
   * @param base where in the file the bytes that {@link #array()} holds are going to stand
   */
  public void add(int track, long timeMs, boolean key, byte[] frame, long base) {
    boolean video = track == WebmHeader.VIDEO;
    if (clusterAt < 0 || timeMs - clusterMs >= SPAN_MS || (video && key)) {
      begin(timeMs);
      cues.note(track, key, timeMs, base + clusterAt);
    }
    buffer.id(WebmId.SIMPLE_BLOCK);
    buffer.size(frame.length + 4L);
    buffer.size(track);
    buffer.fixed(Math.max(Short.MIN_VALUE, timeMs - clusterMs), 2);
    buffer.fixed(key || !video ? 0x80 : 0, 1);
    buffer.raw(frame, 0, frame.length);
  }

  /** Adds an empty cluster, which says no more than that the recording went on until then. */
  public void mark(long timeMs) {
    begin(timeMs);
  }

  /** Tells of a cluster that somebody else writes: none that follows has an earlier time. */
  void notBefore(long timeMs) {
    clusterMs = Math.max(clusterMs, timeMs);
  }

  /**
   * Ends the cluster that is being filled; {@link #array()} up to {@link #length()} is then fit to
   * be written.
   */
  public void close() {
    if (clusterAt >= 0) {
      buffer.resize(clusterAt + 4, buffer.length() - clusterAt - CLUSTER_HEAD, SIZE_WIDTH);
      clusterAt = -1;
    }
  }

  /** The bytes not yet written. The array is good until the next call. */
  public byte[] array() {
    return buffer.array();
  }

  public int length() {
    return buffer.length();
  }

  /** Forgets what has been written. */
  public void clear() {
    buffer.clear(KEEP);
  }

  private void begin(long timeMs) {
    close();
    clusterAt = buffer.length();
    clusterMs = Math.max(clusterMs, timeMs);
    buffer.id(WebmId.CLUSTER);
    buffer.size(0, SIZE_WIDTH);
    buffer.uint(WebmId.TIMESTAMP, clusterMs, 8);
  }
}
