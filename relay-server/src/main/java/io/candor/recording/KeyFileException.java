package io.candor.recording;

/**
 * A master key file, or a key wrapped by it, that must not or cannot be used; the message says what
 * to do.
 */
public final class KeyFileException extends RuntimeException {
  public KeyFileException(String message) {
    super(message);
  }

  KeyFileException(String message, Throwable cause) {
    super(message, cause);
  }
}
