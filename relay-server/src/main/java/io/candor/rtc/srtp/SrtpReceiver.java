package io.candor.rtc.srtp;

import org.jspecify.annotations.Nullable;

/**
 * Unprotects what one peer sends, in place. Keeps rollover counter and replay window of up to 32
 * SSRCs, RTP and RTCP apart. Never throws on any packet. Not thread-safe.
 */
public final class SrtpReceiver {
  /** What is returned for a packet to drop; {@link #rejected} counts them by reason. */
  public static final int REJECTED = -1;

  private final Transform transform;
  private final int tag;
  private final StreamWindows rtp = new StreamWindows();
  private final StreamWindows rtcp = new StreamWindows();
  private final RejectionCounts rejections = new RejectionCounts();

  /** A receiver of packets protected with this key. */
  public SrtpReceiver(MasterKey master) {
    transform = Transform.of(master, false);
    tag = master.profile().tagLength();
  }

  /**
   * Unprotects an SRTP packet in place.
   *
   * @return length of the RTP packet at {@code off}, or {@link #REJECTED}; the content is undefined
   *     then
   */
  public int unprotect(byte[] buf, int off, int len) {
    int header = RtpHeader.length(buf, off, len - tag);
    if (header < 0) {
      return rejections.reject(Rejection.MALFORMED);
    }
    int ssrc = RtpHeader.ssrc(buf, off);
    ReplayWindow window = rtp.find(ssrc);
    long highest = window == null ? -1 : window.highest();
    long index = PacketIndex.guess(highest, RtpHeader.sequenceNumber(buf, off));
    Rejection refusal = refusal(rtp, window, index);
    if (refusal != null) {
      return rejections.reject(refusal);
    }
    int plain = transform.unprotect(buf, off, header, len, index);
    if (plain < 0) {
      return rejections.reject(Rejection.UNAUTHENTIC);
    }
    rtp.mark(ssrc, window, index);
    return plain;
  }

  /**
   * Unprotects an SRTCP packet in place.
   *
   * @return length of the compound RTCP packet at {@code off}, or {@link #REJECTED}; the content is
   *     undefined then
   */
  public int unprotectRtcp(byte[] buf, int off, int len) {
    if (!RtpHeader.isRtcp(buf, off, len - transform.rtcpOverhead())) {
      return rejections.reject(Rejection.MALFORMED);
    }
    int ssrc = RtpHeader.rtcpSsrc(buf, off);
    long index = Bytes.readInt(buf, off + transform.rtcpIndexAt(len)) & ~Transform.ENCRYPTED;
    ReplayWindow window = rtcp.find(ssrc);
    Rejection refusal = refusal(rtcp, window, index);
    if (refusal != null) {
      return rejections.reject(refusal);
    }
    int plain = transform.unprotectRtcp(buf, off, len);
    if (plain < 0) {
      return rejections.reject(Rejection.UNAUTHENTIC);
    }
    rtcp.mark(ssrc, window, index);
    return plain;
  }

  /** How many packets were rejected for this reason. */
  public long rejected(Rejection reason) {
    return rejections.of(reason);
  }

  private static @Nullable Rejection refusal(
      StreamWindows streams, @Nullable ReplayWindow window, long index) {
    if (window == null) {
      return streams.full() ? Rejection.TOO_MANY_STREAMS : null;
    }
    return window.admits(index) ? null : Rejection.REPLAYED;
  }
}
