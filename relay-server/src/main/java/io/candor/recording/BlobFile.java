package io.candor.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A blob's open file. Every I/O error becomes unchecked here. */
final class BlobFile {
  /**
   * "CANDOR", a zero, the version of the format. Then the blob's name with its length before it.
   */
  private static final byte[] MAGIC = {'C', 'A', 'N', 'D', 'O', 'R', 0, 1};

  private final FileChannel channel;
  private final byte[] header;

  BlobFile(FileChannel channel, BlobId id) {
    this.channel = channel;
    byte[] name = id.bytes();
    header =
        ByteBuffer.allocate(MAGIC.length + 1 + name.length)
            .put(MAGIC)
            .put((byte) name.length)
            .put(name)
            .array();
  }

  /** Where the records begin. */
  long recordsAt() {
    return header.length;
  }

  void writeHeader() {
    write(ByteBuffer.wrap(header), 0);
  }

  /** Whether the file is too short for a header, as when the process died while making it. */
  boolean stillborn() {
    return size() < header.length;
  }

  void requireHeader() {
    ByteBuffer found = ByteBuffer.allocate(header.length);
    read(found, 0);
    if (!Arrays.equals(found.array(), header)) {
      throw new DamagedBlobException(
          "the file is not blob "
              + new String(header, MAGIC.length + 1, header.length - 9, StandardCharsets.US_ASCII));
    }
  }

  long size() {
    try {
      return channel.size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads until the buffer or the file is full; the number of bytes missing is what remains in the
   * buffer.
   */
  void read(ByteBuffer into, long position) {
    try {
      long at = position;
      while (into.hasRemaining()) {
        int read = channel.read(into, at);
        if (read < 0) {
          return;
        }
        at += read;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(ByteBuffer from, long position) {
    try {
      long at = position;
      while (from.hasRemaining()) {
        at += channel.write(from, at);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void truncate(long size) {
    try {
      channel.truncate(size);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void force() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
