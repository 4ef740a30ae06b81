package io.candor.media.kurento;

import io.candor.webm.WebmSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that a server is writing; its size is what it is now. */
record GrowingFile(FileChannel channel) implements WebmSource, AutoCloseable {

  /** Opens a file that exists. */
  static GrowingFile open(Path file) throws IOException {
    return new GrowingFile(FileChannel.open(file, StandardOpenOption.READ));
  }

  @Override
  public long size() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) {
    try {
      return channel.read(ByteBuffer.wrap(into, offset, length), position);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
