package io.candor.recording;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;

/**
 * Appends sealed records to a blob's file. A call that fails leaves the blob as it was before it.
 */
final class BlobWriter implements PartWriter {
  private final BlobFile file;
  private final RecordCipher cipher;
  private final SecureRandom random;
  private final ScratchBuffers scratch;
  private long end;
  private int index;
  private long size;
  private boolean finished;

  /**
   * Goes on with a blob.
   *
   * @param end where in the file the next record goes
   * @param index its number
   * @param size of the blob so far
   */
  BlobWriter(
      BlobFile file,
      RecordCipher cipher,
      SecureRandom random,
      ScratchBuffers scratch,
      long end,
      int index,
      long size) {
    this.file = file;
    this.cipher = cipher;
    this.random = random;
    this.scratch = scratch;
    this.end = end;
    this.index = index;
    this.size = size;
  }

  @Override
  public void append(byte[] data, int offset, int length) {
    write(RecordHead.Kind.APPEND, size, data, offset, length);
    size += length;
  }

  @Override
  public void patch(long offset, byte[] data) {
    if (offset < 0 || data.length > size - offset) {
      throw new IllegalArgumentException(
          "a patch of " + data.length + " bytes at " + offset + " in " + size);
    }
    write(RecordHead.Kind.PATCH, offset, data, 0, data.length);
  }

  @Override
  public void finish() {
    if (!finished) {
      write(RecordHead.Kind.END, size, new byte[0], 0, 0);
      finished = true;
    }
    file.force();
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void close() {
    file.close();
  }

  private void write(RecordHead.Kind kind, long offset, byte[] data, int from, int length) {
    if (finished) {
      throw new IllegalStateException("the blob is finished");
    }
    long startEnd = end;
    int startIndex = index;
    byte[] record = scratch.take();
    try {
      int done = 0;
      do {
        int count = Math.min(length - done, RecordHead.MAX_CONTENT);
        record(kind, offset + done, data, from + done, count, record);
        done += count;
      } while (done < length);
    } catch (UncheckedIOException e) {
      end = startEnd;
      index = startIndex;
      cutBack(e);
      throw e;
    } finally {
      scratch.give(record);
    }
  }

  private void record(
      RecordHead.Kind kind, long offset, byte[] data, int from, int count, byte[] record) {
    byte[] nonce = new byte[RecordHead.NONCE];
    random.nextBytes(nonce);
    RecordHead head = new RecordHead(kind, count, offset, nonce);
    cipher.seal(head, index, data, from, record);
    file.write(ByteBuffer.wrap(record, 0, head.recordBytes()), end);
    end += head.recordBytes();
    index++;
  }

  private void cutBack(UncheckedIOException cause) {
    try {
      file.truncate(end);
    } catch (UncheckedIOException e) {
      // The next record overwrites what is left over, and a reader refuses it until then.
      cause.addSuppressed(e);
    }
  }
}
