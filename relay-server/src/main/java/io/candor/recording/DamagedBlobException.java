package io.candor.recording;

/** A blob whose bytes are not what was written: wrong key, forged, or rotten on the disk. */
public final class DamagedBlobException extends RuntimeException {
  public DamagedBlobException(String message) {
    super(message);
  }

  DamagedBlobException(String message, Throwable cause) {
    super(message, cause);
  }
}
