package io.candor.recording;

import java.util.OptionalLong;

/**
 * One part of a recording: frames in, a WebM file out that can be played at every moment.
 *
 * <p>All times are milliseconds on one clock of the caller's choice (the same for both tracks and
 * for {@link #flush}); the part's own time 0 is its first frame. Nothing is written before {@link
 * #flush} or {@link #end}, so only these two touch the disk. Single-threaded.
 */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"})
public final class PartRecorder {
  private final PartWriter out;
  private final PartTracks tracks;

  public PartRecorder(PartWriter out, PartTracks tracks) {
    this.out = out;
    this.tracks = tracks;
  }

  /** Takes one whole VP8 frame; the array is the recorder's from now on. */
  public void video(long timeMs, boolean key, byte[] vp8) {
    throw new UnsupportedOperationException("" + out + tracks + timeMs + key + vp8.length);
  }

  /** Takes one Opus packet; the array is the recorder's from now on. */
  public void audio(long timeMs, byte[] opus) {
    throw new UnsupportedOperationException("" + timeMs + opus.length);
  }

  /**
   * Writes what is due. To be called every 200 to 500 ms while the part lasts, also when no frame
   * has come.
   */
  public void flush(long nowMs) {
    throw new UnsupportedOperationException("" + nowMs);
  }

  /** The caller's time of the part's time 0, once it is settled. */
  public OptionalLong startMs() {
    return OptionalLong.empty();
  }

  /**
   * Writes all that is left, cues and duration, and finishes the blob. The tracks last until {@code
   * timeMs}.
   */
  public PartSummary end(long timeMs) {
    throw new UnsupportedOperationException("" + timeMs);
  }
}
