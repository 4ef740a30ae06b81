package io.candor.rtc.srtp;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.ShortBufferException;
import javax.crypto.spec.SecretKeySpec;

/** AES_CM_128_HMAC_SHA1_80 (RFC 3711 §4.1.1, §4.2.1). */
final class CounterModeTransform implements Transform {
  private static final int TAG = 10;
  private static final int TRAILER = 4;

  private final KeyStream rtp;
  private final KeyStream rtcp;
  private final Mac rtpAuth;
  private final Mac rtcpAuth;
  private final byte[] digest = new byte[20];
  private final byte[] rollover = new byte[4];

  CounterModeTransform(MasterKey master) {
    rtp = new KeyStream(master, KeyDerivation.RTP_KEY, KeyDerivation.RTP_SALT);
    rtcp = new KeyStream(master, KeyDerivation.RTCP_KEY, KeyDerivation.RTCP_SALT);
    rtpAuth = hmac(master, KeyDerivation.RTP_AUTH);
    rtcpAuth = hmac(master, KeyDerivation.RTCP_AUTH);
  }

  @Override
  public int protect(byte[] buf, int off, int header, int len, long index) {
    rtp.apply(buf, off + header, len - header, RtpHeader.ssrc(buf, off), index);
    authenticate(buf, off, len, index);
    System.arraycopy(digest, 0, buf, off + len, TAG);
    return len + TAG;
  }

  @Override
  public int unprotect(byte[] buf, int off, int header, int len, long index) {
    int plain = len - TAG;
    authenticate(buf, off, plain, index);
    if (!Bytes.same(digest, buf, off + plain, TAG)) {
      return UNAUTHENTIC;
    }
    rtp.apply(buf, off + header, plain - header, RtpHeader.ssrc(buf, off), index);
    return plain;
  }

  @Override
  public int protectRtcp(byte[] buf, int off, int len, int index) {
    int clear = RtpHeader.RTCP_CLEAR;
    rtcp.apply(buf, off + clear, len - clear, RtpHeader.rtcpSsrc(buf, off), index);
    Bytes.writeInt(buf, off + len, index | ENCRYPTED);
    rtcpAuth.update(buf, off, len + TRAILER);
    finish(rtcpAuth);
    System.arraycopy(digest, 0, buf, off + len + TRAILER, TAG);
    return len + TRAILER + TAG;
  }

  @Override
  public int unprotectRtcp(byte[] buf, int off, int len) {
    rtcpAuth.update(buf, off, len - TAG);
    finish(rtcpAuth);
    if (!Bytes.same(digest, buf, off + len - TAG, TAG)) {
      return UNAUTHENTIC;
    }
    int word = Bytes.readInt(buf, off + rtcpIndexAt(len));
    int plain = len - TRAILER - TAG;
    if ((word & ENCRYPTED) != 0) {
      int clear = RtpHeader.RTCP_CLEAR;
      int ssrc = RtpHeader.rtcpSsrc(buf, off);
      rtcp.apply(buf, off + clear, plain - clear, ssrc, word & ~ENCRYPTED);
    }
    return plain;
  }

  @Override
  public int rtcpIndexAt(int len) {
    return len - TAG - TRAILER;
  }

  @Override
  public int rtcpOverhead() {
    return TRAILER + TAG;
  }

  private void authenticate(byte[] buf, int off, int len, long index) {
    Bytes.writeInt(rollover, 0, (int) (index >>> 16));
    rtpAuth.update(buf, off, len);
    rtpAuth.update(rollover, 0, rollover.length);
    finish(rtpAuth);
  }

  private void finish(Mac mac) {
    try {
      mac.doFinal(digest, 0);
    } catch (ShortBufferException e) {
      throw new IllegalStateException("an HMAC-SHA1 is longer than 20 bytes", e);
    }
  }

  private static Mac hmac(MasterKey master, int label) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(KeyDerivation.derive(master, label, 20), "HmacSHA1"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HMAC-SHA1", e);
    }
  }

  /**
   * The AES-CM key stream of one session key. It encrypts the counters as plain blocks, so that the
   * cipher is set up once and not for each packet.
   */
  private static final class KeyStream {
    private static final int BLOCK = 16;
    private final Cipher cipher;
    private final byte[] salt;
    private byte[] counters = new byte[1536];
    private byte[] stream = new byte[1536];

    KeyStream(MasterKey master, int keyLabel, int saltLabel) {
      salt = Arrays.copyOf(KeyDerivation.derive(master, saltLabel, 14), BLOCK);
      byte[] key = KeyDerivation.derive(master, keyLabel, 16);
      try {
        cipher = Cipher.getInstance("AES/ECB/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java has no AES", e);
      }
    }

    void apply(byte[] buf, int from, int length, int ssrc, long index) {
      int blocks = (length + BLOCK - 1) / BLOCK;
      if (counters.length < blocks * BLOCK) {
        counters = new byte[blocks * BLOCK];
        stream = new byte[blocks * BLOCK];
      }
      fillCounters(blocks, ssrc, index);
      try {
        cipher.update(counters, 0, blocks * BLOCK, stream, 0);
      } catch (ShortBufferException e) {
        throw new IllegalStateException("AES made more bytes than it was given", e);
      }
      Bytes.xor(buf, from, stream, length);
    }

    private void fillCounters(int blocks, int ssrc, long index) {
      int word0 = Bytes.readInt(salt, 0);
      int word1 = Bytes.readInt(salt, 4) ^ ssrc;
      int word2 = Bytes.readInt(salt, 8) ^ (int) (index >>> 16);
      int word3 = Bytes.readInt(salt, 12) ^ ((int) index << 16);
      for (int i = 0; i < blocks; i++) {
        int at = i * BLOCK;
        Bytes.writeInt(counters, at, word0);
        Bytes.writeInt(counters, at + 4, word1);
        Bytes.writeInt(counters, at + 8, word2);
        Bytes.writeInt(counters, at + 12, word3 | i);
      }
    }
  }
}
