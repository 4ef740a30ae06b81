package io.candor.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A part in memory, on a disk that fails when told to. */
final class MemoryPart implements PartWriter {
  private byte[] bytes = new byte[0];
  private boolean finished;
  private boolean failing;

  void failing(boolean fails) {
    failing = fails;
  }

  byte[] bytes() {
    return bytes;
  }

  boolean finished() {
    return finished;
  }

  @Override
  public void append(byte[] data, int offset, int length) {
    requireDisk();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(bytes);
    all.write(data, offset, length);
    bytes = all.toByteArray();
  }

  @Override
  public void patch(long offset, byte[] data) {
    requireDisk();
    System.arraycopy(data, 0, bytes, (int) offset, data.length);
  }

  @Override
  public void finish() {
    requireDisk();
    finished = true;
  }

  @Override
  public long size() {
    return bytes.length;
  }

  @Override
  public void close() {}

  private void requireDisk() {
    if (failing) {
      throw new UncheckedIOException(new IOException("disk full"));
    }
  }
}
