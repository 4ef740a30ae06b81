package io.candor.recording;

import java.io.UncheckedIOException;

/**
 * The writing end of one blob. One thread at a time; calls block on the disk and throw {@link
 * UncheckedIOException} when it fails, after which the same call may be tried again.
 */
public interface PartWriter extends AutoCloseable {
  /**
   * Adds bytes at the end. They are readable, and survive the death of this process, once this
   * returns.
   */
  void append(byte[] data, int offset, int length);

  /** Overrides bytes written earlier; the range must lie within {@link #size()}. */
  void patch(long offset, byte[] data);

  /** Marks the blob as complete and brings it safely to disk. Nothing can be written afterwards. */
  void finish();

  /** The number of bytes appended so far. */
  long size();

  /**
   * Lets go of the file; without {@link #finish()} before, the blob is left as a crash would leave
   * it.
   */
  @Override
  void close();
}
