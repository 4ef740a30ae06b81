package io.candor.rtc.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Chromium's own offers are cut down to what the relay takes. */
class NarrowOfferTest {
  @Test
  void ofAPublishersCodecsOneIsLeftEach() {
    NarrowOffer narrow = NarrowOffer.publisher(Fixtures.text("camera-mic"));
    assertThat(narrow.mids()).containsExactly("0", "1");
    assertThat(narrow.tracks()).hasSize(2);
    SdpOffer left = SdpOffer.parse(narrow.text());
    assertThat(left.media().get(0).codecs()).extracting(Codec::name).containsExactly("opus");
    assertThat(left.media().get(1).codecs()).extracting(Codec::name).containsExactly("VP8", "rtx");
    assertThat(left.media().get(1).formats()).containsExactly("96", "97");
    assertThat(left.ice()).isEqualTo(SdpOffer.parse(Fixtures.text("camera-mic")).ice());
  }

  @Test
  void anOfferWithoutACodecOfOursSaysWhich() {
    String other = Fixtures.text("screen").replace(" VP8/90000", " H265/90000");
    assertThatThrownBy(() -> NarrowOffer.publisher(other))
        .isInstanceOf(SdpException.class)
        .hasMessageContaining("VP8 is not offered");
  }

  @Test
  void aViewerGetsWhatItWants() {
    String viewer = Fixtures.text("screen").replace("a=sendonly", "a=recvonly");
    NarrowOffer narrow = NarrowOffer.viewer(viewer);
    assertThat(narrow.tracks()).extracting(NegotiatedTrack::kind).containsExactly(MediaKind.VIDEO);
  }
}
