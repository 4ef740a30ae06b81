package io.candor.rtc.dtls;

import java.nio.ByteBuffer;

/**
 * The shape of DTLS 1.2 records (RFC 6347 §4.1). The library treats some records of a wrong shape
 * as fatal although nobody vouches for them; a datagram with such a record never reaches it.
 */
final class DtlsRecords {
  private static final int HEADER = 13;
  private static final int CHANGE_CIPHER_SPEC = 20;
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int APPLICATION_DATA = 23;
  private static final int ENCRYPTED_EPOCH = 1;
  // AES-GCM adds an explicit nonce of 8 bytes and a tag of 16 (RFC 5288 §3).
  private static final int ENCRYPTION = 8 + 16;
  private static final int ALERT_LENGTH = 2;

  private DtlsRecords() {}

  /** Says whether this datagram consists of whole records of known types. */
  static boolean wellFormed(ByteBuffer datagram) {
    int end = datagram.limit();
    int at = datagram.position();
    if (at == end) {
      return false;
    }
    while (at < end) {
      if (end - at < HEADER || !plausible(datagram, at)) {
        return false;
      }
      at += HEADER + length(datagram, at);
    }
    return at == end;
  }

  /** Says whether there is an encrypted handshake message, the peer's Finished, in it. */
  static boolean repeatsFinished(ByteBuffer datagram) {
    return has(datagram, HANDSHAKE, 0);
  }

  /** Says whether there is an encrypted alert in it. */
  static boolean hasAlert(ByteBuffer datagram) {
    return has(datagram, ALERT, ENCRYPTION + ALERT_LENGTH);
  }

  private static boolean has(ByteBuffer datagram, int type, int length) {
    for (int at = datagram.position(); at < datagram.limit(); at += HEADER + length(datagram, at)) {
      if (datagram.get(at) == type
          && epoch(datagram, at) == ENCRYPTED_EPOCH
          && (length == 0 || length(datagram, at) == length)) {
        return true;
      }
    }
    return false;
  }

  private static boolean plausible(ByteBuffer datagram, int at) {
    int type = datagram.get(at);
    int version = datagram.getShort(at + 1) & 0xffff;
    int shortest = epoch(datagram, at) == ENCRYPTED_EPOCH ? ENCRYPTION : 1;
    return type >= CHANGE_CIPHER_SPEC
        && type <= APPLICATION_DATA
        && (version == 0xfefd || version == 0xfeff)
        && epoch(datagram, at) <= ENCRYPTED_EPOCH
        && length(datagram, at) >= shortest;
  }

  private static int epoch(ByteBuffer datagram, int at) {
    return datagram.getShort(at + 3) & 0xffff;
  }

  private static int length(ByteBuffer datagram, int at) {
    return datagram.getShort(at + 11) & 0xffff;
  }
}
