package io.candor.rtc.srtp;

import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AEAD_AES_128_GCM (RFC 7714). */
final class GcmTransform implements Transform {
  private static final int TAG = 16;
  private static final int TRAILER = 4;

  private final Cipher cipher;
  private final int mode;
  private final SecretKeySpec rtpKey;
  private final SecretKeySpec rtcpKey;
  private final byte[] rtpSalt;
  private final byte[] rtcpSalt;
  private final byte[] iv = new byte[12];
  // The JDK's GCM copies a whole array when it decrypts into its own input; a small one is cheaper.
  private byte[] plain = new byte[1536];

  GcmTransform(MasterKey master, boolean sending) {
    this(
        KeyDerivation.derive(master, KeyDerivation.RTP_KEY, 16),
        KeyDerivation.derive(master, KeyDerivation.RTP_SALT, 12),
        KeyDerivation.derive(master, KeyDerivation.RTCP_KEY, 16),
        KeyDerivation.derive(master, KeyDerivation.RTCP_SALT, 12),
        sending);
  }

  /** A transform with session keys. */
  GcmTransform(byte[] rtpKey, byte[] rtpSalt, byte[] rtcpKey, byte[] rtcpSalt, boolean sending) {
    this.mode = sending ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
    this.rtpKey = new SecretKeySpec(rtpKey, "AES");
    this.rtcpKey = new SecretKeySpec(rtcpKey, "AES");
    this.rtpSalt = rtpSalt.clone();
    this.rtcpSalt = rtcpSalt.clone();
    try {
      cipher = Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no AES-GCM", e);
    }
  }

  @Override
  public int protect(byte[] buf, int off, int header, int len, long index) {
    try {
      start(rtpKey, rtpSalt, RtpHeader.ssrc(buf, off), index);
      cipher.updateAAD(buf, off, header);
      return header + cipher.doFinal(buf, off + header, len - header, buf, off + header);
    } catch (GeneralSecurityException e) {
      throw broken(e);
    }
  }

  @Override
  public int unprotect(byte[] buf, int off, int header, int len, long index) {
    try {
      start(rtpKey, rtpSalt, RtpHeader.ssrc(buf, off), index);
      cipher.updateAAD(buf, off, header);
      return header + decrypt(buf, off + header, len - header);
    } catch (AEADBadTagException e) {
      return UNAUTHENTIC;
    } catch (GeneralSecurityException e) {
      throw broken(e);
    }
  }

  @Override
  public int protectRtcp(byte[] buf, int off, int len, int index) {
    int word = index | ENCRYPTED;
    try {
      start(rtcpKey, rtcpSalt, RtpHeader.rtcpSsrc(buf, off), index);
      cipher.updateAAD(buf, off, RtpHeader.RTCP_CLEAR);
      updateAad(word);
      int from = off + RtpHeader.RTCP_CLEAR;
      cipher.doFinal(buf, from, len - RtpHeader.RTCP_CLEAR, buf, from);
    } catch (GeneralSecurityException e) {
      throw broken(e);
    }
    Bytes.writeInt(buf, off + len + TAG, word);
    return len + TAG + TRAILER;
  }

  @Override
  public int unprotectRtcp(byte[] buf, int off, int len) {
    int word = Bytes.readInt(buf, off + rtcpIndexAt(len));
    // Unencrypted packets are authenticated whole: everything but the tag is associated data.
    int clear = (word & ENCRYPTED) != 0 ? RtpHeader.RTCP_CLEAR : len - TAG - TRAILER;
    try {
      start(rtcpKey, rtcpSalt, RtpHeader.rtcpSsrc(buf, off), word & ~ENCRYPTED);
      cipher.updateAAD(buf, off, clear);
      updateAad(word);
      return clear + decrypt(buf, off + clear, len - TRAILER - clear);
    } catch (AEADBadTagException e) {
      return UNAUTHENTIC;
    } catch (GeneralSecurityException e) {
      throw broken(e);
    }
  }

  @Override
  public int rtcpIndexAt(int len) {
    return len - TRAILER;
  }

  @Override
  public int rtcpOverhead() {
    return TAG + TRAILER;
  }

  /** Sets the nonce: SSRC and index over the salt (RFC 7714 §8.1, §9.1). */
  private void start(SecretKeySpec key, byte[] salt, int ssrc, long index)
      throws GeneralSecurityException {
    System.arraycopy(salt, 0, iv, 0, iv.length);
    Bytes.writeInt(iv, 2, Bytes.readInt(iv, 2) ^ ssrc);
    Bytes.writeShort(iv, 6, Bytes.readShort(iv, 6) ^ (int) (index >>> 32));
    Bytes.writeInt(iv, 8, Bytes.readInt(iv, 8) ^ (int) index);
    cipher.init(mode, key, new GCMParameterSpec(8 * TAG, iv));
  }

  private void updateAad(int word) {
    Bytes.writeInt(iv, 0, word);
    cipher.updateAAD(iv, 0, TRAILER);
  }

  private int decrypt(byte[] buf, int from, int length) throws GeneralSecurityException {
    if (plain.length < length) {
      plain = new byte[length];
    }
    int decrypted = cipher.doFinal(buf, from, length, plain, 0);
    System.arraycopy(plain, 0, buf, from, decrypted);
    return decrypted;
  }

  private static IllegalStateException broken(GeneralSecurityException e) {
    return new IllegalStateException("AES-GCM failed on input of a valid shape", e);
  }
}
