package io.candor.webm;

import java.util.Arrays;

/**
 * The places a player may jump to: one for each key frame, or every ten seconds where there is only
 * sound.
 */
public final class CueIndex {
  private static final long SOUND_EVERY_MS = 10_000;

  private long[] times = new long[64];
  private long[] clusters = new long[64];
  private byte[] tracks = new byte[64];
  private int count;

  /**
   * Notes the first frame of a cluster, or a key frame within it.
   *
   * @param clusterAt place of the cluster in the file
   */
  public void note(int track, boolean key, long timeMs, long clusterAt) {
    if (track == WebmHeader.VIDEO && key) {
      // A picture to jump to is better than the sound shortly before it.
      if (count > 0 && tracks[count - 1] != WebmHeader.VIDEO && !soundDue(timeMs)) {
        count--;
      }
      add(track, timeMs, clusterAt);
    } else if (track != WebmHeader.VIDEO && soundDue(timeMs)) {
      add(track, timeMs, clusterAt);
    }
  }

  public int count() {
    return count;
  }

  private boolean soundDue(long timeMs) {
    return count == 0 || timeMs - times[count - 1] >= SOUND_EVERY_MS;
  }

  private void add(int track, long timeMs, long clusterAt) {
    if (count == times.length) {
      times = Arrays.copyOf(times, 2 * count);
      clusters = Arrays.copyOf(clusters, 2 * count);
      tracks = Arrays.copyOf(tracks, 2 * count);
    }
    times[count] = timeMs;
    clusters[count] = clusterAt;
    tracks[count++] = (byte) track;
  }

  /** The cues as they stand at the end of the file; empty when there are none. */
  public byte[] bytes() {
    if (count == 0) {
      return new byte[0];
    }
    EbmlBuffer points = new EbmlBuffer(24 * count);
    EbmlBuffer point = new EbmlBuffer(32);
    EbmlBuffer positions = new EbmlBuffer(16);
    for (int i = 0; i < count; i++) {
      positions.clear(16);
      positions.uint(WebmId.CUE_TRACK, tracks[i], 1);
      positions.uint(WebmId.CUE_CLUSTER_POSITION, clusters[i] - WebmHeader.SEGMENT_START, 6);
      point.clear(32);
      point.uint(WebmId.CUE_TIME, times[i], 6);
      point.master(WebmId.CUE_TRACK_POSITIONS, positions);
      points.master(WebmId.CUE_POINT, point);
    }
    EbmlBuffer cues = new EbmlBuffer(points.length() + 12);
    cues.master(WebmId.CUES, points);
    return cues.copy();
  }
}
