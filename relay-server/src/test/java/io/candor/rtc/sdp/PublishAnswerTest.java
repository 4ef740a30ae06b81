package io.candor.rtc.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.candor.rtc.ice.Candidate;
import io.candor.rtc.peer.AnswerView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PublishAnswerTest {
  static final List<String> ALL = Fixtures.ALL;

  private static SdpAnswer answer(String offer) {
    return SdpAnswer.publish(SdpOffer.parse(offer), Fixtures.TRANSPORT, 0);
  }

  @Test
  void answersCameraAndMicrophone() {
    String expected =
        """
        v=0
        o=- 4711 2 IN IP4 127.0.0.1
        s=-
        t=0 0
        a=ice-lite
        a=msid-semantic: WMS *
        a=group:BUNDLE 0 1
        a=extmap-allow-mixed
        m=audio 9 UDP/TLS/RTP/SAVPF 111
        c=IN IP4 0.0.0.0
        a=extmap:1 urn:ietf:params:rtp-hdrext:ssrc-audio-level
        a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
        a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
        a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
        a=recvonly
        a=rtpmap:111 opus/48000/2
        a=rtcp-fb:111 transport-cc
        a=fmtp:111 minptime=10;useinbandfec=1
        a=mid:0
        a=rtcp-mux
        a=rtcp-rsize
        a=ice-ufrag:serverfragment00
        a=ice-pwd:serverpassword00serverpassword00
        a=ice-options:ice2 trickle
        a=fingerprint:sha-256 %1$s
        a=setup:passive
        a=%2$s
        a=%3$s
        a=%4$s
        a=end-of-candidates
        m=video 9 UDP/TLS/RTP/SAVPF 96 97
        c=IN IP4 0.0.0.0
        b=AS:500
        a=extmap:2 http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time
        a=extmap:3 http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01
        a=extmap:4 urn:ietf:params:rtp-hdrext:sdes:mid
        a=extmap:10 urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id
        a=extmap:11 urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id
        a=recvonly
        a=rtpmap:96 VP8/90000
        a=rtcp-fb:96 transport-cc
        a=rtcp-fb:96 goog-remb
        a=rtcp-fb:96 nack
        a=rtcp-fb:96 nack pli
        a=rtpmap:97 rtx/90000
        a=fmtp:97 apt=96
        a=mid:1
        a=rtcp-mux
        a=rtcp-rsize
        a=ice-ufrag:serverfragment00
        a=ice-pwd:serverpassword00serverpassword00
        a=ice-options:ice2 trickle
        a=fingerprint:sha-256 %1$s
        a=setup:passive
        """
            .formatted(
                Fixtures.FINGERPRINT,
                Fixtures.TRANSPORT.candidates().get(0).format(),
                Fixtures.TRANSPORT.candidates().get(1).format(),
                Fixtures.TRANSPORT.candidates().get(2).format());
    SdpOffer offer = SdpOffer.parse(Fixtures.text("camera-mic"));
    SdpAnswer answer = SdpAnswer.publish(offer, Fixtures.TRANSPORT, 500);
    assertThat(answer.text()).isEqualTo(expected.replace("\n", "\r\n"));
    assertThat(answer.refused()).isEmpty();
  }

  @Test
  void agreesOnTracks() {
    List<NegotiatedTrack> tracks = answer(Fixtures.text("camera-mic")).tracks();
    assertThat(tracks)
        .containsExactly(
            new NegotiatedTrack(
                MediaKind.AUDIO,
                "0",
                111,
                -1,
                48000,
                2,
                1190589679L,
                -1,
                null,
                false,
                true,
                new HeaderExtensions(1, 2, 3, 4, 0, 0)),
            new NegotiatedTrack(
                MediaKind.VIDEO,
                "1",
                96,
                97,
                90000,
                1,
                2032525578L,
                1926745846L,
                null,
                true,
                true,
                new HeaderExtensions(0, 2, 3, 4, 10, 11)));
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void mirrorsEveryFixture(String name) {
    SdpOffer offer = SdpOffer.parse(Fixtures.text(name));
    SdpAnswer answer = SdpAnswer.publish(offer, Fixtures.TRANSPORT, 0);
    SessionDescription read = SessionDescription.parse(answer.text());
    assertThat(read.iceLite()).isTrue();
    assertThat(read.bundle()).isEqualTo(offer.bundle());
    assertThat(read.media()).hasSameSizeAs(offer.media());
    assertThat(answer.refused()).isEmpty();
    for (int i = 0; i < offer.media().size(); i++) {
      MediaSection ours = read.media().get(i);
      MediaSection theirs = offer.media().get(i);
      assertThat(ours.kind()).isEqualTo(theirs.kind());
      assertThat(ours.mid()).isEqualTo(theirs.mid());
      assertThat(ours.direction()).isEqualTo(Direction.RECVONLY);
      assertThat(ours.setup()).isEqualTo(Setup.PASSIVE);
      assertThat(ours.rtcpMux() && ours.rtcpRsize()).isTrue();
      assertThat(theirs.extensions()).containsAllEntriesOf(ours.extensions());
      assertThat(theirs.formats()).containsAll(ours.formats());
      assertThat(ours.ice()).isEqualTo(Fixtures.TRANSPORT.ice());
    }
    AnswerView view = AnswerView.of(answer.text());
    assertThat(view.udp()).hasSize(2);
    assertThat(view.tcp()).hasSize(1);
    assertThat(view.media().getFirst().endOfCandidates()).isTrue();
    assertThat(view.media().getFirst().candidates())
        .isEqualTo(Fixtures.TRANSPORT.candidates())
        .allMatch(candidate -> candidate.type() == Candidate.Type.HOST);
  }

  @Test
  void takesOneEncodingOfSimulcast() {
    SdpAnswer answer = answer(Fixtures.text("screen-simulcast"));
    assertThat(answer.text()).contains("a=rid:f recv\r\na=simulcast:recv f\r\n");
    NegotiatedTrack track = answer.tracks().getFirst();
    assertThat(track.rid()).isEqualTo("f");
    assertThat(track.ssrc()).isEqualTo(-1);
    assertThat(track.rtxPayloadType()).isEqualTo(97);
    assertThat(track.extensions().rid()).isEqualTo(10);
  }

  @Test
  void grantsNackToAudioThatAsksForIt() {
    String offer =
        Fixtures.text("camera-mic")
            .replace(
                "a=rtcp-fb:111 transport-cc", "a=rtcp-fb:111 transport-cc\r\na=rtcp-fb:111 nack");
    SdpAnswer answer = answer(offer);
    assertThat(answer.tracks().getFirst().nack()).isTrue();
    assertThat(answer.text()).contains("a=rtcp-fb:111 nack\r\n");
  }

  @Test
  void refusesAFirstSectionAndBundlesTheRest() {
    String offer = Fixtures.text("camera-mic").replace("opus/48000/2", "speex/16000");
    SdpAnswer answer = answer(offer);
    assertThat(answer.refused())
        .containsExactly(new RefusedTrack("0", MediaKind.AUDIO, "audio: opus is not offered"));
    SessionDescription read = SessionDescription.parse(answer.text());
    assertThat(read.bundle()).containsExactly("1");
    assertThat(read.media().getFirst().port()).isZero();
    assertThat(read.media().getFirst().mid()).isEqualTo("0");
    assertThat(read.media().getLast().candidates()).hasSize(3);
  }

  @Test
  void refusesWhatIsNeitherAudioNorVideo() {
    String offer =
        Fixtures.text("screen").replace("BUNDLE 0", "BUNDLE 0 1 2")
            + """
            m=application 9 UDP/DTLS/SCTP webrtc-datachannel
            a=mid:1
            m=video 9 UDP/TLS/RTP/SAVPF 96
            a=mid:2
            a=rtcp-mux
            a=rtpmap:96 VP8/90000
            m=video 0 UDP/TLS/RTP/SAVPF 96
            """;
    SdpAnswer answer = answer(offer);
    assertThat(answer.refused()).extracting(RefusedTrack::mid).containsExactly("1", "2");
    assertThat(answer.text())
        .contains("m=application 0 UDP/DTLS/SCTP webrtc-datachannel\r\n")
        .contains("a=group:BUNDLE 0\r\n");
    assertThat(SessionDescription.parse(answer.text()).media()).hasSize(4);
  }

  @Test
  void saysWhyItCanTakeNothing() {
    assertThatExceptionOfType(SdpException.class)
        .isThrownBy(() -> answer(Fixtures.text("screen").replace("VP8", "VP10")))
        .withMessageContaining("VP8 is not offered");
    assertThatExceptionOfType(SdpException.class)
        .isThrownBy(() -> answer(Fixtures.PEER.screenViewer()))
        .withMessageContaining("sends nothing");
  }

  @Test
  void answersTheTestPeersOffers() {
    List<NegotiatedTrack> camera = answer(Fixtures.PEER.camera(1, 2, 3)).tracks();
    assertThat(camera).extracting(NegotiatedTrack::ssrc).containsExactly(1L, 2L);
    assertThat(camera.getLast().rtxSsrc()).isEqualTo(3);
    List<NegotiatedTrack> screen = answer(Fixtures.PEER.screen(0xffff_ffffL, 3)).tracks();
    assertThat(screen.getFirst().ssrc()).isEqualTo(0xffff_ffffL);
  }
}
