package io.candor.recording;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * A blob whose writer died. Its torn tail can be cut off, and writing goes on where the sound part
 * ends.
 */
final class UnfinishedBlob implements AutoCloseable {
  private final BlobFile file;
  private final RecordCipher cipher;
  private final BlobReader reader;
  private final SecureRandom random;
  private final ScratchBuffers scratch;

  UnfinishedBlob(
      BlobFile file,
      RecordCipher cipher,
      BlobReader reader,
      SecureRandom random,
      ScratchBuffers scratch) {
    this.file = file;
    this.cipher = cipher;
    this.reader = reader;
    this.random = random;
    this.scratch = scratch;
  }

  PartReader reader() {
    return reader;
  }

  /**
   * How many bytes of the blob are beyond doubt: whole records, of which the last is authentic.
   * Changes nothing.
   *
   * @throws DamagedBlobException when what follows them is more than a crash explains, or the key
   *     is not this blob's
   */
  long soundSize() {
    reader.size();
    requireTornAtMost();
    RecordIndex records = reader.records();
    int entry = records.count() - 1;
    while (entry >= 0 && !reader.authentic(records.position(entry), records.number(entry))) {
      entry--;
    }
    if (entry < 0 && records.count() > 0) {
      throw new DamagedBlobException(
          "no record can be opened: wrong key, or not the file that was written");
    }
    return entry < 0 ? 0 : records.offset(entry) + records.length(entry);
  }

  /**
   * Cuts the blob to {@code size} bytes and goes on writing there. Patches and whatever else came
   * later are gone.
   */
  PartWriter cut(long size) {
    RecordIndex records = reader.records();
    if (size < 0 || size > records.size()) {
      throw new IllegalArgumentException("cannot cut " + records.size() + " bytes to " + size);
    }
    int entry = records.find(size);
    if (entry < 0) {
      int last = records.count() - 1;
      long end =
          last < 0
              ? file.recordsAt()
              : records.position(last) + RecordHead.BYTES + RecordHead.TAG + records.length(last);
      return writer(end, last < 0 ? 0 : records.number(last) + 1, size);
    }
    int kept = (int) (size - records.offset(entry));
    byte[] head = new byte[kept];
    for (int at = 0; at < kept; ) {
      at += reader.read(records.offset(entry) + at, head, at, kept - at);
    }
    PartWriter writer =
        writer(records.position(entry), records.number(entry), records.offset(entry));
    if (kept > 0) {
      writer.append(head, 0, kept);
    }
    return writer;
  }

  /** Lets go of the file, also for the writer that {@link #cut} returned. */
  @Override
  public void close() {
    file.close();
  }

  private PartWriter writer(long end, int index, long size) {
    if (file.stillborn()) {
      file.writeHeader();
    }
    file.truncate(end);
    return new BlobWriter(file, cipher, random, scratch, end, index, size);
  }

  /**
   * A crash leaves less than one record, or zeros where the disk had not caught up. Anything else
   * is evidence.
   */
  private void requireTornAtMost() {
    long rest = file.size() - reader.end();
    if (reader.finished() || rest <= RecordHead.MAX_RECORD || zeros(reader.end())) {
      return;
    }
    throw new DamagedBlobException(
        "a record is damaged and "
            + rest
            + " bytes follow it; the file was left as it is, repair or delete it by hand");
  }

  private boolean zeros(long from) {
    byte[] bytes = new byte[RecordHead.MAX_CONTENT];
    byte[] none = new byte[RecordHead.MAX_CONTENT];
    for (long at = from; at < file.size(); at += bytes.length) {
      Arrays.fill(bytes, (byte) 0);
      file.read(ByteBuffer.wrap(bytes), at);
      if (!Arrays.equals(bytes, none)) {
        return false;
      }
    }
    return true;
  }
}
