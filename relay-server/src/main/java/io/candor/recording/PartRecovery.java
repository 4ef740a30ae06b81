package io.candor.recording;

import io.candor.webm.WebmHeader;
import io.candor.webm.WebmReader;

/** Finishes the parts that a crash has left unfinished. Thread-safe for different blobs. */
public final class PartRecovery {
  private final BlobStore blobs;

  public PartRecovery(BlobStore blobs) {
    this.blobs = blobs;
  }

  /**
   * Cuts the torn tail, writes cues and duration, and finishes the blob. Harmless when it is
   * finished already, is empty, or was never made; may be killed and repeated at any point.
   *
   * @return what the part holds; {@link PartSummary#EMPTY} when nothing that can be played, then
   *     the blob may be deleted
   * @throws DamagedBlobException when the file has suffered more than a crash; it is left as it was
   */
  public PartSummary finish(AttemptKey key, String attemptId, String blobId) {
    if (!blobs.exists(attemptId, blobId)) {
      return PartSummary.EMPTY;
    }
    try (UnfinishedBlob blob = blobs.reopen(key, attemptId, blobId)) {
      PartReader reader = blob.reader();
      if (reader.finished()) {
        return summary(WebmReader.of(PartSource.of(reader)), reader.size());
      }
      WebmReader webm = WebmReader.of(new PartSource(reader, blob.soundSize()));
      WebmHeader header = webm.header();
      PartWriter writer = blob.cut(webm.end());
      if (header != null) {
        PartEnding.write(writer, header, webm.cues(), webm.lastMs(), webm.videoFrames() > 0);
      }
      writer.finish();
      return summary(webm, writer.size());
    }
  }

  private static PartSummary summary(WebmReader webm, long bytes) {
    WebmHeader header = webm.header();
    if (header == null || (webm.videoFrames() == 0 && webm.audioPackets() == 0)) {
      return PartSummary.EMPTY;
    }
    long duration = Math.max(header.durationMs(), webm.lastMs());
    return new PartSummary(0, duration, bytes, webm.videoFrames(), webm.audioPackets());
  }
}
