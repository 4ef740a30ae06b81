package io.candor.rtc.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Derives session keys with AES-CM at a derivation rate of zero (RFC 3711 §4.3). */
final class KeyDerivation {
  static final int RTP_KEY = 0;
  static final int RTP_AUTH = 1;
  static final int RTP_SALT = 2;
  static final int RTCP_KEY = 3;
  static final int RTCP_AUTH = 4;
  static final int RTCP_SALT = 5;

  private KeyDerivation() {}

  /** The first {@code length} bytes of the key stream for this label. */
  static byte[] derive(MasterKey master, int label, int length) {
    // A 96-bit salt of AES-GCM is padded with zeros at its end (RFC 7714 §11).
    byte[] iv = Arrays.copyOf(master.salt(), 16);
    iv[7] ^= (byte) label;
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(master.key(), "AES"), new IvParameterSpec(iv));
      return cipher.doFinal(new byte[length]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES in counter mode", e);
    }
  }
}
