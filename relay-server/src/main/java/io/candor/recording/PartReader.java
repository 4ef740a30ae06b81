package io.candor.recording;

import java.io.UncheckedIOException;

/**
 * The reading end of one blob, finished or still growing. One thread at a time; any number of
 * readers beside the writer. Disk errors are {@link UncheckedIOException}, forged or rotten bytes
 * {@link DamagedBlobException}.
 */
public interface PartReader extends AutoCloseable {
  /**
   * The number of bytes there are now; while the blob is being written, each call may answer more.
   */
  long size();

  /**
   * Reads up to {@code length} bytes from {@code position}.
   *
   * @return how many were read, at least one; -1 at or past the present end
   */
  int read(long position, byte[] into, int offset, int length);

  /** Whether the writer has marked the blob as complete. */
  boolean finished();

  @Override
  void close();
}
