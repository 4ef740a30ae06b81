package io.candor.recording;

import java.nio.file.Path;

/**
 * A master key file, or a key wrapped by it, that must not or cannot be used; the message says what
 * to do.
 */
public final class KeyFileException extends RuntimeException {
  public KeyFileException(String message) {
    super(message);
  }

  /** For a master key that does not open what is there. */
  public static KeyFileException another(Path file) {
    return new KeyFileException(
        "The master key \"%s\" is not the one the recordings here are encrypted under; put the right file back from your backup, or begin in another folder with --data."
            .formatted(file));
  }

  KeyFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
