package io.candor.recording;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What stands in clear before each record of a blob: kind, length and offset of its content, nonce,
 * and a checksum that tells a rotten head from a torn tail without the key.
 *
 * @param offset where in the blob the content belongs
 * @param length of the content in bytes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RecordHead(Kind kind, int length, long offset, byte[] nonce) {
  /** What a record does. */
  enum Kind {
    /** Bytes at the end. */
    APPEND(1),
    /** Bytes that override earlier ones. */
    PATCH(2),
    /** Nothing follows. */
    END(3);

    /** How the file says it. */
    private final int code;

    Kind(int code) {
      this.code = code;
    }
  }

  static final int NONCE = 12;
  static final int BYTES = 4 + 8 + NONCE + 4;
  static final int TAG = 16;
  static final int MAX_CONTENT = 64 * 1024;
  static final int MAX_RECORD = BYTES + MAX_CONTENT + TAG;

  private static final int BOUND = 12;
  private static final Kind[] KINDS = Kind.values();

  /** Size of the whole record in the file. */
  int recordBytes() {
    return BYTES + length + TAG;
  }

  void write(ByteBuffer into) {
    int start = into.position();
    into.putInt(kind.code << 24 | length).putLong(offset).put(nonce);
    into.putInt(checksum(into, start));
  }

  /**
   * Reads what {@link #write} wrote; null when it is not sound. The index plays no part: the cipher
   * binds it.
   */
  static @Nullable RecordHead read(ByteBuffer from) {
    int start = from.position();
    int first = from.getInt();
    int code = first >>> 24;
    int length = first & 0xFFFFFF;
    long offset = from.getLong();
    byte[] nonce = new byte[NONCE];
    from.get(nonce);
    int checksum = checksum(from, start);
    boolean known = code >= 1 && code <= KINDS.length;
    if (from.getInt() != checksum || !known || length > MAX_CONTENT || offset < 0) {
      return null;
    }
    return new RecordHead(KINDS[code - 1], length, offset, nonce);
  }

  /**
   * What the cipher authenticates beside the content: the blob, the record's place in it, and this
   * head.
   */
  byte[] bound(byte[] blobId, int index) {
    ByteBuffer bound = ByteBuffer.allocate(blobId.length + 4 + BOUND);
    bound.put(blobId).putInt(index).putInt(kind.code << 24 | length).putLong(offset);
    return bound.array();
  }

  private static int checksum(ByteBuffer bytes, int start) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate().position(start).limit(start + BOUND + NONCE));
    return (int) crc.getValue();
  }
}
