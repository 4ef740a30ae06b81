package io.candor.rtc.srtp;

/** The little of an RTP or RTCP header that SRTP needs (RFC 3550 §5.1, §6.4). */
final class RtpHeader {
  static final int FIXED = 12;
  static final int RTCP_CLEAR = 8;

  private RtpHeader() {}

  /** Length of header, CSRCs and extension, or -1 when this is no RTP packet. */
  static int length(byte[] buf, int off, int len) {
    if (len < FIXED || (buf[off] & 0xc0) != 0x80) {
      return -1;
    }
    int header = FIXED + 4 * (buf[off] & 0x0f);
    if ((buf[off] & 0x10) != 0) {
      if (header + 4 > len) {
        return -1;
      }
      header += 4 + 4 * Bytes.readShort(buf, off + header + 2);
    }
    return header <= len ? header : -1;
  }

  static boolean isRtcp(byte[] buf, int off, int len) {
    return len >= RTCP_CLEAR && (buf[off] & 0xc0) == 0x80;
  }

  static int sequenceNumber(byte[] buf, int off) {
    return Bytes.readShort(buf, off + 2);
  }

  static int ssrc(byte[] buf, int off) {
    return Bytes.readInt(buf, off + 8);
  }

  static int rtcpSsrc(byte[] buf, int off) {
    return Bytes.readInt(buf, off + 4);
  }
}
