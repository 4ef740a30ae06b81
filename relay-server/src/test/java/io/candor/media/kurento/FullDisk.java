package io.candor.media.kurento;

import io.candor.recording.PartWriter;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A part on a disk that has room for so many bytes. */
record FullDisk(PartWriter part, long room) implements PartWriter {
  @Override
  public void append(byte[] data, int offset, int length) {
    if (part.size() + length > room) {
      throw new UncheckedIOException(new IOException("no space left"));
    }
    part.append(data, offset, length);
  }

  @Override
  public void patch(long offset, byte[] data) {
    part.patch(offset, data);
  }

  @Override
  public void finish() {
    part.finish();
  }

  @Override
  public long size() {
    return part.size();
  }

  @Override
  public void close() {
    part.close();
  }
}
