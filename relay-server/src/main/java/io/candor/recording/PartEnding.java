package io.candor.recording;

import io.candor.webm.CueIndex;
import io.candor.webm.WebmHeader;

/** The last strokes on a WebM file, the same after a crash as after an orderly end. */
final class PartEnding {
  private PartEnding() {}

  /**
   * Appends the cues and puts the header that knows them and the duration in the place of the first
   * one. A picture track without a picture is taken out of it: players would wait for one.
   */
  static void write(
      PartWriter out, WebmHeader header, CueIndex cues, long durationMs, boolean pictures) {
    long cuesAt = out.size();
    byte[] index = cues.bytes();
    out.append(index, 0, index.length);
    WebmHeader kept = header.withVideo(pictures);
    out.patch(
        0,
        kept.finished(durationMs, index.length == 0 ? WebmHeader.UNKNOWN : cuesAt, out.size())
            .bytes());
  }
}
