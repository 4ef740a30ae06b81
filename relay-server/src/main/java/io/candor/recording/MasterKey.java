package io.candor.recording;

import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * The key that wraps every attempt's key. It lives in a file of its own, outside the database.
 * Thread-safe.
 */
@SuppressWarnings({"DoNotCallSuggester", "ObjectToString"})
public final class MasterKey {
  private MasterKey() {}

  /** Reads the key file, or makes it (mode 0600) when there is none. */
  public static MasterKey openOrCreate(Path file, SecureRandom random) {
    throw new UnsupportedOperationException(file + " " + random);
  }

  /**
   * Encrypts an attempt's key for storing; only {@link #unwrap} with the same attempt id opens it
   * again.
   */
  public byte[] wrap(String attemptId, AttemptKey key) {
    throw new UnsupportedOperationException(attemptId + key);
  }

  /**
   * Opens a wrapped key; {@link KeyFileException} when it was not wrapped by this key for this
   * attempt.
   */
  public AttemptKey unwrap(String attemptId, byte[] wrapped) {
    throw new UnsupportedOperationException(attemptId + wrapped.length);
  }
}
