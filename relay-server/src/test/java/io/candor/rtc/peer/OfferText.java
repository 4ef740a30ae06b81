package io.candor.rtc.peer;

import io.candor.rtc.ice.IceCredentials;
import io.candor.rtc.sdp.HeaderExtensions;

/**
 * Offers like Chromium's, cut down to what a test peer speaks: VP8 with retransmissions and Opus.
 *
 * @param fingerprintSha256 of the peer's certificate, "AB:CD:…"
 */
public record OfferText(IceCredentials ice, String fingerprintSha256, String cname) {
  public static final int VP8 = 96;
  public static final int VP8_RTX = 97;
  public static final int OPUS = 111;
  public static final int AUDIO_LEVEL_ID = 1;
  public static final int ABS_SEND_TIME_ID = 2;
  public static final int TRANSPORT_CC_ID = 3;
  public static final int MID_ID = 4;

  /** Microphone (mid 0) and camera (mid 1), to be sent. */
  public String camera(long audioSsrc, long videoSsrc, long rtxSsrc) {
    return session("0 1")
        + audio("0", "sendonly")
        + source(audioSsrc)
        + video("1", "sendonly")
        + pair(videoSsrc, rtxSsrc);
  }

  /** A screen (mid 0), to be sent. */
  public String screen(long videoSsrc, long rtxSsrc) {
    return session("0") + video("0", "sendonly") + pair(videoSsrc, rtxSsrc);
  }

  /** A viewer of microphone (mid 0) and camera (mid 1). */
  public String cameraViewer() {
    return session("0 1") + audio("0", "recvonly") + video("1", "recvonly");
  }

  /** A viewer of a screen (mid 0). */
  public String screenViewer() {
    return session("0") + video("0", "recvonly");
  }

  private String session(String bundle) {
    return lines(
        "v=0",
        "o=- 1 2 IN IP4 127.0.0.1",
        "s=-",
        "t=0 0",
        "a=group:BUNDLE " + bundle,
        "a=extmap-allow-mixed",
        "a=msid-semantic: WMS " + cname);
  }

  private String audio(String mid, String direction) {
    return section("audio", mid, direction, "" + OPUS)
        + lines(
            "a=extmap:" + AUDIO_LEVEL_ID + " " + HeaderExtensions.AUDIO_LEVEL,
            "a=rtpmap:" + OPUS + " opus/48000/2",
            "a=rtcp-fb:" + OPUS + " transport-cc",
            "a=fmtp:" + OPUS + " minptime=10;useinbandfec=1");
  }

  private String video(String mid, String direction) {
    return section("video", mid, direction, VP8 + " " + VP8_RTX)
        + lines(
            "a=rtpmap:" + VP8 + " VP8/90000",
            "a=rtcp-fb:" + VP8 + " goog-remb",
            "a=rtcp-fb:" + VP8 + " transport-cc",
            "a=rtcp-fb:" + VP8 + " ccm fir",
            "a=rtcp-fb:" + VP8 + " nack",
            "a=rtcp-fb:" + VP8 + " nack pli",
            "a=rtpmap:" + VP8_RTX + " rtx/90000",
            "a=fmtp:" + VP8_RTX + " apt=" + VP8);
  }

  private String section(String type, String mid, String direction, String formats) {
    return lines(
        "m=" + type + " 9 UDP/TLS/RTP/SAVPF " + formats,
        "c=IN IP4 0.0.0.0",
        "a=rtcp:9 IN IP4 0.0.0.0",
        "a=ice-ufrag:" + ice.ufrag(),
        "a=ice-pwd:" + ice.pwd(),
        "a=ice-options:trickle",
        "a=fingerprint:sha-256 " + fingerprintSha256,
        // A test peer is always the DTLS client.
        "a=setup:active",
        "a=mid:" + mid,
        "a=extmap:" + ABS_SEND_TIME_ID + " " + HeaderExtensions.ABS_SEND_TIME,
        "a=extmap:" + TRANSPORT_CC_ID + " " + HeaderExtensions.TRANSPORT_CC,
        "a=extmap:" + MID_ID + " " + HeaderExtensions.MID,
        "a=" + direction,
        "a=rtcp-mux",
        "a=rtcp-rsize");
  }

  private String source(long ssrc) {
    return lines("a=ssrc:" + ssrc + " cname:" + cname);
  }

  private String pair(long ssrc, long rtxSsrc) {
    return lines("a=ssrc-group:FID " + ssrc + " " + rtxSsrc) + source(ssrc) + source(rtxSsrc);
  }

  private static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n";
  }
}
