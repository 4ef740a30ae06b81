package io.candor.rtc.srtp;

import java.security.GeneralSecurityException;
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
    rtp = keyStream(master, KeyDerivation.RTP_KEY, KeyDerivation.RTP_SALT);
    rtcp = keyStream(master, KeyDerivation.RTCP_KEY, KeyDerivation.RTCP_SALT);
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

  private static KeyStream keyStream(MasterKey master, int keyLabel, int saltLabel) {
    return new KeyStream(
        KeyDerivation.derive(master, keyLabel, 16), KeyDerivation.derive(master, saltLabel, 14));
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
}
