package io.candor.recording;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a blob's file, and follows it while it grows. */
final class BlobReader implements PartReader {
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Patch(long offset, byte[] data) {}

  /** Where everything is in a finished blob, which no longer changes. */
  record Inventory(RecordIndex records, List<Patch> patches, long end, int count) {
    /** Roughly what it occupies. */
    int bytes() {
      return records.bytes() + patches.stream().mapToInt(patch -> patch.data.length).sum();
    }
  }

  private final BlobFile file;
  private final RecordCipher cipher;
  private final RecordIndex records;
  private final List<Patch> patches;
  private final ByteBuffer headBuffer = ByteBuffer.allocate(RecordHead.BYTES);
  private final byte[] record = new byte[RecordHead.MAX_RECORD];
  private final byte[] content = new byte[RecordHead.MAX_CONTENT];
  private int opened = -1;
  private long end;
  private int index;
  private boolean finished;
  private boolean broken;

  BlobReader(BlobFile file, RecordCipher cipher) {
    this.file = file;
    this.cipher = cipher;
    records = new RecordIndex();
    patches = new ArrayList<>();
    end = file.recordsAt();
    if (!file.stillborn()) {
      file.requireHeader();
    }
  }

  /** Reads a finished blob that another reader has followed to its end. */
  BlobReader(BlobFile file, RecordCipher cipher, Inventory known) {
    this.file = file;
    this.cipher = cipher;
    records = known.records;
    patches = known.patches;
    end = known.end;
    index = known.count;
    finished = true;
    file.requireHeader();
  }

  @Override
  public long size() {
    follow();
    return records.size();
  }

  @Override
  public boolean finished() {
    follow();
    return finished;
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) {
    if (position < 0) {
      throw new IllegalArgumentException("position " + position);
    }
    if (position >= records.size()) {
      follow();
    }
    int at = records.find(position);
    if (at < 0) {
      if (broken) {
        throw damaged(end);
      }
      return -1;
    }
    load(at);
    long start = records.offset(at);
    int skip = (int) (position - start);
    int count = Math.min(length, records.length(at) - skip);
    System.arraycopy(content, skip, into, offset, count);
    overlay(position, into, offset, count);
    return count;
  }

  @Override
  public void close() {
    file.close();
  }

  /** What is in the blob, once it is finished; nobody may change it. */
  Optional<Inventory> inventory() {
    return finished() ? Optional.of(new Inventory(records, patches, end, index)) : Optional.empty();
  }

  /** Where the last whole record ends in the file. */
  long end() {
    return end;
  }

  /** How many whole records there are. */
  int count() {
    return index;
  }

  RecordIndex records() {
    return records;
  }

  /** Whether the bytes after the last whole record cannot be the beginning of another one. */
  boolean broken() {
    follow();
    return broken;
  }

  /** Whether the record that begins there is authentic. */
  boolean authentic(long at, int number) {
    RecordHead head = headAt(at);
    opened = -1;
    return head != null && open(head, at, number);
  }

  /**
   * Takes in the records that have been written since; only heads are read, but patches and the end
   * are opened.
   */
  private void follow() {
    long size = file.size();
    while (!finished && !broken && size - end >= RecordHead.BYTES) {
      RecordHead head = headAt(end);
      if (head == null || !fits(head)) {
        broken = true;
      } else if (head.recordBytes() > size - end) {
        return;
      } else {
        take(head);
      }
    }
  }

  private boolean fits(RecordHead head) {
    return switch (head.kind()) {
      case APPEND -> head.offset() == records.size();
      case PATCH -> head.length() <= records.size() - head.offset();
      case END -> head.offset() == records.size() && head.length() == 0;
    };
  }

  private void take(RecordHead head) {
    if (head.kind() == RecordHead.Kind.APPEND) {
      records.add(end, index, head.length());
    } else {
      opened = -1;
      if (!open(head, end, index)) {
        broken = true;
        return;
      }
      if (head.kind() == RecordHead.Kind.PATCH) {
        patches.add(new Patch(head.offset(), Arrays.copyOf(content, head.length())));
      }
      finished = head.kind() == RecordHead.Kind.END;
    }
    end += head.recordBytes();
    index++;
  }

  private void load(int at) {
    if (opened != at) {
      opened = -1;
      long position = records.position(at);
      RecordHead head = headAt(position);
      if (head == null
          || head.length() != records.length(at)
          || !open(head, position, records.number(at))) {
        throw damaged(position);
      }
      opened = at;
    }
  }

  private @Nullable RecordHead headAt(long position) {
    headBuffer.clear();
    file.read(headBuffer, position);
    return headBuffer.hasRemaining() ? null : RecordHead.read(headBuffer.flip());
  }

  private boolean open(RecordHead head, long position, int number) {
    ByteBuffer bytes = ByteBuffer.wrap(record, 0, head.recordBytes());
    file.read(bytes, position);
    return !bytes.hasRemaining() && cipher.open(head, number, record, content);
  }

  private void overlay(long position, byte[] into, int offset, int count) {
    for (Patch patch : patches) {
      long from = Math.max(position, patch.offset);
      long to = Math.min(position + count, patch.offset + patch.data.length);
      if (from < to) {
        System.arraycopy(
            patch.data,
            (int) (from - patch.offset),
            into,
            offset + (int) (from - position),
            (int) (to - from));
      }
    }
  }

  private static DamagedBlobException damaged(long position) {
    return new DamagedBlobException(
        "the record at byte " + position + " of the file is not what was written");
  }
}
