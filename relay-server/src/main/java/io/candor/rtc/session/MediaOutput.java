package io.candor.rtc.session;

import io.candor.rtc.rtp.RtpPacket;
import io.candor.rtc.sdp.MediaKind;
import io.candor.rtc.vp8.EncodedFrame;

/** Takes what a publisher sends, in sequence and as frames; called within the session's calls. */
public interface MediaOutput {

  /** A whole VP8 frame that can be decoded, and when it was captured on the server's clock. */
  void video(EncodedFrame frame, long serverNanos);

  /** One Opus packet, and when it was captured on the server's clock. */
  void audio(byte[] opus, long serverNanos);

  /** The same media packet by packet, in sequence, for viewers. */
  void packet(long now, MediaKind kind, RtpPacket packet, long sequence);

  /** Packets that will never come: what follows cannot be decoded until a key frame. */
  void lost(MediaKind kind);
}
