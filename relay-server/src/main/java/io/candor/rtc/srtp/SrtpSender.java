package io.candor.rtc.srtp;

/**
 * Protects what goes to one peer, in place. Keeps the rollover counter of up to 32 SSRCs. Not
 * thread-safe.
 *
 * <p>A sequence number is protected once: another packet under the same index would give away the
 * key stream, and with AES-GCM the authentication key too (RFC 7714 §5.1.1). To send a packet again
 * without RTX, keep its protected bytes and send those.
 */
public final class SrtpSender {
  /** What is returned for a packet that must not be sent; {@link #rejected} counts the reasons. */
  public static final int REJECTED = SrtpReceiver.REJECTED;

  private final Transform transform;
  private final SrtpProfile profile;
  private final StreamWindows streams = new StreamWindows();
  private final RejectionCounts rejections = new RejectionCounts();
  private long rtcpIndex;

  /** A sender that protects with this key. */
  public SrtpSender(MasterKey master) {
    transform = Transform.of(master, true);
    profile = master.profile();
  }

  /** Bytes that must be free behind an RTP packet. */
  public int overhead() {
    return profile.tagLength();
  }

  /** Bytes that must be free behind an RTCP packet. */
  public int rtcpOverhead() {
    return transform.rtcpOverhead();
  }

  /**
   * Protects an RTP packet in place; {@link #overhead()} bytes behind it are overwritten.
   *
   * @return the new length, or {@link #REJECTED} when the packet is no RTP, its index was used
   *     before or there are too many SSRCs
   */
  public int protect(byte[] buf, int off, int len) {
    int header = RtpHeader.length(buf, off, len);
    if (header < 0) {
      return rejections.reject(Rejection.MALFORMED);
    }
    int ssrc = RtpHeader.ssrc(buf, off);
    ReplayWindow window = streams.find(ssrc);
    if (window == null && streams.full()) {
      return rejections.reject(Rejection.TOO_MANY_STREAMS);
    }
    long highest = window == null ? -1 : window.highest();
    long index = PacketIndex.guess(highest, RtpHeader.sequenceNumber(buf, off));
    if (window != null && !window.admits(index)) {
      return rejections.reject(Rejection.REPLAYED);
    }
    if (index > PacketIndex.LAST) {
      return rejections.reject(Rejection.EXHAUSTED);
    }
    int length = transform.protect(buf, off, header, len, index);
    streams.mark(ssrc, window, index);
    return length;
  }

  /**
   * Protects a compound RTCP packet in place; {@link #rtcpOverhead()} bytes behind it are
   * overwritten.
   *
   * @return the new length, or {@link #REJECTED}
   */
  public int protectRtcp(byte[] buf, int off, int len) {
    if (!RtpHeader.isRtcp(buf, off, len)) {
      return rejections.reject(Rejection.MALFORMED);
    }
    // One counter serves all SSRCs: only its uniqueness under the key matters.
    if (rtcpIndex > Integer.MAX_VALUE) {
      return rejections.reject(Rejection.EXHAUSTED);
    }
    return transform.protectRtcp(buf, off, len, (int) rtcpIndex++);
  }

  /** How many packets were rejected for this reason. */
  public long rejected(Rejection reason) {
    return rejections.of(reason);
  }
}
