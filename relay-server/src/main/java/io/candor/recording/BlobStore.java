package io.candor.recording;

import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * Encrypted blobs in a folder, one subfolder an attempt; file names carry ids only. Thread-safe.
 */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"})
public final class BlobStore {
  private final Path root;
  private final SecureRandom random;

  public BlobStore(Path root, SecureRandom random) {
    this.root = root;
    this.random = random;
  }

  /** Starts a new blob; there must be none with this id. */
  public PartWriter create(AttemptKey key, String attemptId, String blobId) {
    throw new UnsupportedOperationException("" + root + random + key + attemptId + blobId);
  }

  /** Opens a blob for reading, also while it is being written. */
  public PartReader open(AttemptKey key, String attemptId, String blobId) {
    throw new UnsupportedOperationException("" + key + attemptId + blobId);
  }

  /** Whether there is such a blob. */
  public boolean exists(String attemptId, String blobId) {
    throw new UnsupportedOperationException(attemptId + blobId);
  }

  /** Removes a blob; nothing happens when there is none. */
  public void delete(String attemptId, String blobId) {
    throw new UnsupportedOperationException(attemptId + blobId);
  }

  /** Removes all blobs of an attempt. */
  public void deleteAttempt(String attemptId) {
    throw new UnsupportedOperationException(attemptId);
  }
}
