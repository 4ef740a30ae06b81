package io.candor.rtc.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/**
 * The AES-CM key stream of one session key (RFC 3711 §4.1.1). It encrypts the counters as plain
 * blocks, so that the cipher is set up once and not for each packet. Not thread-safe.
 */
final class KeyStream {
  private static final int BLOCK = 16;
  private final Cipher cipher;
  private final byte[] salt;
  private byte[] counters = new byte[1536];
  private byte[] stream = new byte[1536];

  /** The stream of a 128-bit session key and a 112-bit session salt. */
  KeyStream(byte[] key, byte[] sessionSalt) {
    salt = Arrays.copyOf(sessionSalt, BLOCK);
    try {
      cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES", e);
    }
  }

  /** Encrypts or decrypts in place; one packet has at most 2^16 blocks, as any datagram has. */
  void apply(byte[] buf, int from, int length, int ssrc, long index) {
    int padded = (length + BLOCK - 1) / BLOCK * BLOCK;
    if (counters.length < padded) {
      counters = new byte[padded];
      stream = new byte[padded];
    }
    fillCounters(padded, ssrc, index);
    try {
      cipher.update(counters, 0, padded, stream, 0);
    } catch (ShortBufferException e) {
      throw new IllegalStateException("AES made more bytes than it was given", e);
    }
    Bytes.xor(buf, from, stream, length);
  }

  private void fillCounters(int length, int ssrc, long index) {
    int word0 = Bytes.readInt(salt, 0);
    int word1 = Bytes.readInt(salt, 4) ^ ssrc;
    int word2 = Bytes.readInt(salt, 8) ^ (int) (index >>> 16);
    int word3 = Bytes.readInt(salt, 12) ^ ((int) index << 16);
    for (int at = 0; at < length; at += BLOCK) {
      Bytes.writeInt(counters, at, word0);
      Bytes.writeInt(counters, at + 4, word1);
      Bytes.writeInt(counters, at + 8, word2);
      Bytes.writeInt(counters, at + 12, word3 | at / BLOCK);
    }
  }
}
