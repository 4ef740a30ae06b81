package io.candor.rtc.sdp;

import java.util.List;

/**
 * The relay's answer to an offer: the text to send, and what was agreed.
 *
 * @param tracks accepted sections, in the offer's order
 * @param refused sections turned down (port 0 in the text)
 */
public record SdpAnswer(String text, List<NegotiatedTrack> tracks, List<RefusedTrack> refused) {

  /**
   * Answers a publisher: we receive VP8 (with retransmissions) and Opus.
   *
   * @param maxVideoKbps the most a video track may use, in kbit/s (b=AS); 0 for no limit
   * @throws SdpException when no track of the offer can be taken
   */
  public static SdpAnswer publish(SdpOffer offer, AnswerTransport transport, int maxVideoKbps) {
    if (offer.media().isEmpty()) {
      throw new SdpException("The offer has no media.");
    }
    return new SdpAnswer("", List.of(), List.of());
  }

  /**
   * Answers a viewer: we send each track in the first section that can receive its kind.
   *
   * @throws SdpException when none of the tracks finds a section
   */
  public static SdpAnswer watch(SdpOffer offer, AnswerTransport transport, List<SentTrack> sent) {
    if (offer.media().isEmpty()) {
      throw new SdpException("The offer has no media.");
    }
    return new SdpAnswer("", List.of(), List.of());
  }
}
