package io.candor.recording;

/**
 * What a part of a recording holds.
 *
 * @param startMs the caller's time of the part's time 0 (its first frame); 0 after a recovery,
 *     which cannot know it
 * @param durationMs from the first frame to the end of the tracks
 * @param bytes size of the WebM file
 * @param videoFrames frames received and written
 * @param audioPackets packets received and written, without the silence that fills gaps
 */
public record PartSummary(
    long startMs, long durationMs, long bytes, long videoFrames, long audioPackets) {
  /**
   * The summary of a part into which no media ever came; its blob is worthless and should be
   * deleted.
   */
  public static final PartSummary EMPTY = new PartSummary(0, 0, 0, 0, 0);

  /** Whether no media ever came. */
  public boolean empty() {
    return videoFrames == 0 && audioPackets == 0;
  }
}
