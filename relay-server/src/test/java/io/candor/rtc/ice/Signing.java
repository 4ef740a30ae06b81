package io.candor.rtc.ice;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs and seals a STUN message written by hand: a second opinion on the first one's code. */
final class Signing {
  private Signing() {}

  /** The message with MESSAGE-INTEGRITY and FINGERPRINT appended. */
  static ByteBuffer signed(byte[] unsigned, byte[] key) {
    try {
      int end = unsigned.length;
      byte[] bytes = Arrays.copyOf(unsigned, end + 32);
      ByteBuffer message = ByteBuffer.wrap(bytes).position(end);
      message.putShort(2, (short) (end + 24 - 20));
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key, "HmacSHA1"));
      mac.update(bytes, 0, end);
      message.putShort((short) 8).putShort((short) 20).put(mac.doFinal());
      message.putShort(2, (short) (end + 32 - 20));
      CRC32 crc = new CRC32();
      crc.update(bytes, 0, end + 24);
      message.putShort((short) 0x8028).putShort((short) 4);
      message.putInt((int) crc.getValue() ^ 0x5354554e);
      return message.flip();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
