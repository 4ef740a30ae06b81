package io.candor.rtc.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.candor.rtc.ice.IceCredentials;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SdpOfferTest {
  @Test
  void readsChromiumsCameraAndMicrophone() {
    SdpOffer offer = SdpOffer.parse(Fixtures.text("camera-mic"));
    assertThat(offer.ice()).isEqualTo(new IceCredentials("YUlk", "ESmdnukGV48u+wwjwCTBFKp8"));
    assertThat(offer.fingerprints()).hasSize(1);
    assertThat(offer.fingerprints().getFirst().hash()).isEqualTo("sha-256");
    assertThat(offer.fingerprints().getFirst().value()).startsWith("CA:BC:EF:AC").hasSize(95);
    assertThat(offer.setup()).isEqualTo(Setup.ACTPASS);
    assertThat(offer.bundle()).containsExactly("0", "1");
    assertThat(offer.candidates()).hasSize(4);
    assertThat(offer.mixedExtensions()).isTrue();
    assertThat(offer.media()).extracting(MediaSection::mid).containsExactly("0", "1");
  }

  @Test
  void readsItsSections() {
    List<MediaSection> media = SdpOffer.parse(Fixtures.text("camera-mic")).media();
    MediaSection audio = media.getFirst();
    assertThat(audio.kind()).isEqualTo(MediaKind.AUDIO);
    assertThat(audio.direction()).isEqualTo(Direction.SENDONLY);
    assertThat(audio.codec("OPUS"))
        .isEqualTo(
            new Codec(
                111, "opus", 48000, 2, "minptime=10;useinbandfec=1", List.of("transport-cc")));
    assertThat(audio.extension(HeaderExtensions.AUDIO_LEVEL)).isEqualTo(1);
    assertThat(audio.ssrcs()).containsExactly(1190589679L);
    MediaSection video = media.getLast();
    Codec vp8 = Objects.requireNonNull(video.codec("VP8"));
    assertThat(vp8.feedback())
        .containsExactly("goog-remb", "transport-cc", "ccm fir", "nack", "nack pli");
    assertThat(video.rtxFor(96)).isEqualTo(97);
    assertThat(video.rtxFor(97)).isEqualTo(-1);
    assertThat(video.codecs()).hasSize(23);
    assertThat(video.extensions()).hasSize(11);
    assertThat(video.ssrcs()).containsExactly(2032525578L, 1926745846L);
    assertThat(video.mediaSsrc()).isEqualTo(2032525578L);
    assertThat(video.rtxSsrcFor(2032525578L)).isEqualTo(1926745846L);
    assertThat(video.cname()).isEqualTo("XDy2dtwnVWL65y0b");
    assertThat(video.rtcpMux() && video.rtcpRsize()).isTrue();
  }

  @Test
  void readsSimulcastWithoutSsrcs() {
    MediaSection video = SdpOffer.parse(Fixtures.text("screen-simulcast")).media().getFirst();
    assertThat(video.ssrcs()).isEmpty();
    assertThat(video.mediaSsrc()).isEqualTo(-1);
    assertThat(video.rids()).containsExactly("q", "h", "f");
    assertThat(video.extension(HeaderExtensions.REPAIRED_RID)).isEqualTo(11);
  }

  @Test
  void readsBareLineFeedsToo() {
    String text = Fixtures.text("screen");
    assertThat(SdpOffer.parse(text.replace("\r\n", "\n"))).isEqualTo(SdpOffer.parse(text));
  }

  @Test
  void takesTransportFromTheSession() {
    String text = Fixtures.text("screen");
    String ufrag = "a=ice-ufrag:";
    int at = text.indexOf(ufrag);
    String ice = text.substring(at, text.indexOf("a=mid", at));
    String moved = text.replace(ice, "").replace("a=group", ice + "a=group");
    assertThat(SdpOffer.parse(moved).ice()).isEqualTo(SdpOffer.parse(text).ice());
    assertThat(SdpOffer.parse(moved).fingerprints()).isEqualTo(SdpOffer.parse(text).fingerprints());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=ice-pwd:.*            |                       | password",
        "a=ice-ufrag:.*          | a=ice-ufrag:x         | fragment",
        "a=fingerprint:.*        | a=fingerprint:md5 00  | SHA-256",
        "a=setup:actpass         | a=setup:passive       | passive",
        "a=setup:actpass         | a=setup:holdconn      | passive",
        "a=rtcp-mux              |                       | rtcp-mux",
        "a=mid:1                 |                       | no mid",
        "a=mid:1                 | a=mid:0               | two media sections",
        "a=mid:1                 | a=mid:a b             | no token",
        "a=group:BUNDLE 0 1      | a=group:BUNDLE 0      | BUNDLE",
        "a=group:BUNDLE 0 1      | a=ice-lite            | lite",
        "v=0                     | v=1                   | v=0",
        "m=video 9               | m=video x             | cannot be read",
        "m=([av]\\w+) \\d+     | m=$1 0                | no media section",
      })
  void saysWhatIsWrong(String pattern, String replacement, String message) {
    String by = replacement == null ? "a=nothing" : replacement;
    String text = Fixtures.text("camera-mic").replaceAll(pattern, by);
    assertThatExceptionOfType(SdpException.class)
        .isThrownBy(() -> SdpOffer.parse(text))
        .withMessageMatching("(?is).*" + message + ".*");
  }

  @Test
  void refusesWhatIsTooMuch() {
    String text = Fixtures.text("screen");
    String section = text.substring(text.indexOf("m="));
    String control = text.replace("a=mid:0", "a=mid:0\rm=audio");
    for (String bad :
        List.of(
            "", "\r\n", text.repeat(20), text + section.repeat(3) + "x".repeat(65536), control)) {
      assertThatExceptionOfType(SdpException.class).isThrownBy(() -> SdpOffer.parse(bad));
    }
    String manySections = "v=0\r\n" + "m=audio 9 RTP/SAVPF 0\r\n".repeat(17);
    assertThatExceptionOfType(SdpException.class)
        .isThrownBy(() -> SdpOffer.parse(manySections))
        .withMessageContaining("more than 16");
  }
}
