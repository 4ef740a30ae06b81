package io.candor.rtc.stun;

import java.security.GeneralSecurityException;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The two checks at a message's end: MESSAGE-INTEGRITY and FINGERPRINT (RFC 8489 §14.5, §14.7). */
final class StunIntegrity {
  static final int HMAC_LENGTH = 20;
  private static final int FINGERPRINT_XOR = 0x5354554E;

  private StunIntegrity() {}

  /**
   * HMAC-SHA1 over the first {@code length} bytes, with the header's length as if the message ended
   * right after the attribute.
   */
  static byte[] hmac(byte[] message, int length, byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      // An empty password is no key; SecretKeySpec refuses it, HMAC pads one zero alike.
      mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, "HmacSHA1"));
      updateHeader(mac, message, length + 4 + HMAC_LENGTH);
      mac.update(message, 4, length - 4);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK lacks HmacSHA1", e);
    }
  }

  private static void updateHeader(Mac mac, byte[] message, int end) {
    int length = end - StunMessage.HEADER;
    mac.update(message, 0, 2);
    mac.update((byte) (length >> 8));
    mac.update((byte) length);
  }

  /** CRC-32 over the first {@code length} bytes; the header already counts the attribute. */
  static int fingerprint(byte[] message, int length) {
    CRC32 crc = new CRC32();
    crc.update(message, 0, length);
    return (int) crc.getValue() ^ FINGERPRINT_XOR;
  }
}
