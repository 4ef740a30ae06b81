package io.candor.rtc.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.candor.rtc.peer.OfferText;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class WatchAnswerTest {
  private static final SentTrack AUDIO = new SentTrack(MediaKind.AUDIO, 11, "cn", "stream", "a");
  private static final SentTrack VIDEO =
      new SentTrack(MediaKind.VIDEO, 0xffff_fffeL, "cn", "stream", "v");

  private static SdpAnswer answer(String offer, SentTrack... sent) {
    return SdpAnswer.watch(SdpOffer.parse(offer), Fixtures.TRANSPORT, List.of(sent));
  }

  @Test
  void sendsTracksWithOurOwnNames() {
    SdpAnswer answer = answer(Fixtures.PEER.cameraViewer(), VIDEO, AUDIO);
    assertThat(answer.refused()).isEmpty();
    List<MediaSection> media = SessionDescription.parse(answer.text()).media();
    assertThat(media).extracting(MediaSection::direction).containsOnly(Direction.SENDONLY);
    assertThat(media).extracting(MediaSection::setup).containsOnly(Setup.PASSIVE);
    assertThat(media.getFirst().ssrcs()).containsExactly(11L);
    MediaSection video = media.getLast();
    assertThat(video.ssrcs()).containsExactly(0xffff_fffeL);
    assertThat(video.cname()).isEqualTo("cn");
    assertThat(video.msid()).isEqualTo("stream v");
    assertThat(video.formats()).containsExactly("96");
    assertThat(Objects.requireNonNull(video.codec("VP8")).feedback())
        .containsExactly("transport-cc", "nack", "nack pli");
    assertThat(answer.tracks())
        .extracting(NegotiatedTrack::payloadType)
        .containsExactly(OfferText.OPUS, OfferText.VP8);
    assertThat(answer.tracks().getLast().extensions())
        .isEqualTo(new HeaderExtensions(0, 2, 3, 4, 0, 0));
  }

  @Test
  void usesTheViewersPayloadTypes() {
    String offer =
        Fixtures.PEER
            .screenViewer()
            .replace("SAVPF 96 97", "SAVPF 120 97")
            .replace(":96 ", ":120 ")
            .replace("apt=96", "apt=120");
    assertThat(answer(offer, VIDEO).tracks().getFirst().payloadType()).isEqualTo(120);
  }

  @Test
  void refusesSectionsThatHaveNothingToShow() {
    SdpAnswer answer = answer(Fixtures.PEER.cameraViewer(), VIDEO);
    assertThat(answer.refused()).extracting(RefusedTrack::mid).containsExactly("0");
    assertThat(answer.refused().getFirst().reason()).contains("no track");
    assertThat(SessionDescription.parse(answer.text()).media().getFirst().port()).isZero();
  }

  @Test
  void refusesAViewerThatOnlySends() {
    assertThatExceptionOfType(SdpException.class)
        .isThrownBy(() -> answer(Fixtures.PEER.screen(1, 2), VIDEO))
        .withMessageContaining("receives nothing");
  }
}
