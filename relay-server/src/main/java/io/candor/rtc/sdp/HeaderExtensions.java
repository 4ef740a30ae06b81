package io.candor.rtc.sdp;

/** The negotiated ids of the RTP header extensions the relay reads; 0 where there is none. */
public record HeaderExtensions(
    int audioLevel, int absSendTime, int transportCc, int mid, int rid, int repairedRid) {

  public static final String AUDIO_LEVEL = "urn:ietf:params:rtp-hdrext:ssrc-audio-level";
  public static final String ABS_SEND_TIME =
      "http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time";
  public static final String TRANSPORT_CC =
      "http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01";
  public static final String MID = "urn:ietf:params:rtp-hdrext:sdes:mid";
  public static final String RID = "urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id";
  public static final String REPAIRED_RID =
      "urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id";

  static HeaderExtensions of(MediaSection section) {
    return new HeaderExtensions(
        section.extension(AUDIO_LEVEL),
        section.extension(ABS_SEND_TIME),
        section.extension(TRANSPORT_CC),
        section.extension(MID),
        section.extension(RID),
        section.extension(REPAIRED_RID));
  }
}
