package io.candor.recording;

/** Finishes the parts that a crash has left unfinished. */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"})
public final class PartRecovery {
  private final BlobStore blobs;

  public PartRecovery(BlobStore blobs) {
    this.blobs = blobs;
  }

  /**
   * Cuts the torn tail, writes cues and duration, and finishes the blob. Harmless when it is
   * finished already, is empty, or was never made; may be killed and repeated at any point.
   */
  public PartSummary finish(AttemptKey key, String attemptId, String blobId) {
    throw new UnsupportedOperationException("" + blobs + key + attemptId + blobId);
  }
}
