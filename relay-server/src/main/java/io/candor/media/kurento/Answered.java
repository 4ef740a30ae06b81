package io.candor.media.kurento;

import io.candor.media.OfferRefused;
import io.candor.rtc.sdp.MediaKind;
import io.candor.rtc.sdp.MediaSection;
import io.candor.rtc.sdp.NarrowOffer;
import io.candor.rtc.sdp.NegotiatedTrack;
import io.candor.rtc.sdp.SessionDescription;
import java.util.List;

/** Whether a server's answer takes what was offered: what it leaves out would not be recorded. */
final class Answered {
  private Answered() {}

  static void inFull(String answer, NarrowOffer offer) {
    List<MediaSection> sections = SessionDescription.parse(answer).media();
    for (NegotiatedTrack track : offer.tracks()) {
      int at = offer.mids().indexOf(track.mid());
      if (at >= sections.size() || !sections.get(at).live()) {
        throw new OfferRefused(
            track.kind() == MediaKind.AUDIO
                ? "The media server cannot take this sound."
                : "The media server cannot take this picture.");
      }
    }
  }
}
