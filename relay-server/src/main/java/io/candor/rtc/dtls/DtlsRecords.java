package io.candor.rtc.dtls;

import java.nio.ByteBuffer;

/** The shape of DTLS records (RFC 6347 §4.1). */
final class DtlsRecords {
  private static final int HEADER = 13;
  private static final int CHANGE_CIPHER_SPEC = 20;
  private static final int APPLICATION_DATA = 23;

  private DtlsRecords() {}

  /** Says whether this datagram begins with a whole record of a known type. */
  static boolean wellFormed(ByteBuffer datagram) {
    if (datagram.remaining() < HEADER) {
      return false;
    }
    int at = datagram.position();
    int type = datagram.get(at);
    int length = (datagram.get(at + 11) & 0xff) << 8 | (datagram.get(at + 12) & 0xff);
    return type >= CHANGE_CIPHER_SPEC
        && type <= APPLICATION_DATA
        && datagram.get(at + 1) == (byte) 0xfe
        && length <= datagram.remaining() - HEADER;
  }
}
