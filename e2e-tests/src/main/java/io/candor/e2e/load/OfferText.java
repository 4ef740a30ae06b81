package io.candor.e2e.load;

import io.candor.rtc.ice.Candidate;
import io.candor.rtc.ice.IceCredentials;
import java.net.InetSocketAddress;

/**
 * The SDP offer of a publisher: Opus (unless it is silent) and VP8 with retransmissions, sent only,
 * on one transport.
 *
 * @param setup {@code actpass} as browsers offer, or {@code active} for servers that would
 *     otherwise want to begin the DTLS handshake
 */
record OfferText(
    IceCredentials ice,
    InetSocketAddress host,
    String fingerprint,
    String setup,
    StreamIds ids,
    boolean silent) {

  String text() {
    return silent ? session() + video() : session() + audio() + video();
  }

  private String session() {
    return """
    v=0
    o=- 4611686018427387904 2 IN IP4 127.0.0.1
    s=-
    t=0 0
    a=group:BUNDLE%s 1
    a=msid-semantic: WMS candor
    """
        .formatted(silent ? "" : " 0")
        .replace("\n", "\r\n");
  }

  private String audio() {
    return """
    m=audio 9 UDP/TLS/RTP/SAVPF 111
    %1$sa=mid:0
    a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
    a=sendonly
    a=msid:candor microphone
    a=rtcp-mux
    a=rtpmap:111 opus/48000/2
    a=rtcp-fb:111 transport-cc
    a=fmtp:111 minptime=10;useinbandfec=1
    a=ssrc:%2$d cname:candor
    """
        .formatted(transport(), ids.audio())
        .replace("\n", "\r\n");
  }

  private String video() {
    return """
    m=video 9 UDP/TLS/RTP/SAVPF 96 97
    %1$sa=mid:1
    a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
    a=sendonly
    a=msid:candor camera
    a=rtcp-mux
    a=rtcp-rsize
    a=rtpmap:96 VP8/90000
    a=rtcp-fb:96 transport-cc
    a=rtcp-fb:96 ccm fir
    a=rtcp-fb:96 nack
    a=rtcp-fb:96 nack pli
    a=rtpmap:97 rtx/90000
    a=fmtp:97 apt=96
    a=ssrc-group:FID %2$d %3$d
    a=ssrc:%2$d cname:candor
    a=ssrc:%3$d cname:candor
    """
        .formatted(transport(), ids.video(), ids.rtx())
        .replace("\n", "\r\n");
  }

  private String transport() {
    return """
    c=IN IP4 0.0.0.0
    a=ice-ufrag:%s
    a=ice-pwd:%s
    a=fingerprint:sha-256 %s
    a=setup:%s
    a=%s
    a=end-of-candidates
    """
        .formatted(ice.ufrag(), ice.pwd(), fingerprint, setup, Candidate.udpHost(host, 0).format());
  }
}
