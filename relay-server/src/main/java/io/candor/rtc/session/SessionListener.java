package io.candor.rtc.session;

import io.candor.rtc.rtp.RtpPacket;

/** Who is told what one peer connection brings; called within the session's own calls. */
public interface SessionListener {

  /** ICE and DTLS are done: from here on media may be sent. */
  void established(long nowNanos);

  /** One authentic RTP packet in an array of its own, which is the listener's to keep. */
  void rtp(long nowNanos, RtpPacket packet);

  /** One authentic compound RTCP packet, valid during the call only. */
  void rtcp(long nowNanos, byte[] data, int length);

  /** The remote peer is gone, for good. Told at most once; nothing follows. */
  void ended(long nowNanos, SessionEnd end);
}
