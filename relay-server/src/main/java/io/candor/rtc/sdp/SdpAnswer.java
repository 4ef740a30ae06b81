package io.candor.rtc.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The relay's answer to an offer: the text to send, and what was agreed.
 *
 * @param tracks accepted sections, in the offer's order
 * @param refused sections turned down (port 0 in the text)
 */
public record SdpAnswer(String text, List<NegotiatedTrack> tracks, List<RefusedTrack> refused) {

  /**
   * Answers a publisher: we receive VP8 (with retransmissions) and Opus, one track of each.
   *
   * @param maxVideoKbps the most a video track may use, in kbit/s (b=AS); 0 for no limit
   * @throws SdpException when no track of the offer can be taken
   */
  public static SdpAnswer publish(SdpOffer offer, AnswerTransport transport, int maxVideoKbps) {
    return of(offer, transport, new PublisherSections(maxVideoKbps));
  }

  /**
   * Answers a viewer: we send each track in the first section that can receive its kind.
   *
   * @throws SdpException when none of the tracks finds a section
   */
  public static SdpAnswer watch(SdpOffer offer, AnswerTransport transport, List<SentTrack> sent) {
    return of(offer, transport, new ViewerSections(sent));
  }

  /** One side's way of answering a section. */
  interface Sections {
    /** What is agreed, or null with the reason given. */
    @Nullable NegotiatedTrack negotiate(MediaSection section, List<RefusedTrack> refused);

    void write(MediaSection section, NegotiatedTrack track, SdpText text);
  }

  private static SdpAnswer of(SdpOffer offer, AnswerTransport transport, Sections sections) {
    List<RefusedTrack> refused = new ArrayList<>();
    List<@Nullable NegotiatedTrack> agreed = negotiated(offer, sections, refused);
    String text = AnswerText.write(offer, transport, agreed, sections);
    return new SdpAnswer(text, present(agreed), List.copyOf(refused));
  }

  /**
   * What would be agreed on, without an answer.
   *
   * @throws SdpException when no track of the offer can be taken
   */
  static List<NegotiatedTrack> agreed(SdpOffer offer, Sections sections) {
    return present(negotiated(offer, sections, new ArrayList<>()));
  }

  private static List<@Nullable NegotiatedTrack> negotiated(
      SdpOffer offer, Sections sections, List<RefusedTrack> refused) {
    List<@Nullable NegotiatedTrack> agreed = new ArrayList<>();
    for (MediaSection section : offer.media()) {
      agreed.add(section.live() ? sections.negotiate(section, refused) : null);
    }
    if (agreed.stream().allMatch(Objects::isNull)) {
      throw new SdpException("The relay can take no track of this offer: " + reasons(refused));
    }
    return agreed;
  }

  private static List<NegotiatedTrack> present(List<@Nullable NegotiatedTrack> agreed) {
    List<NegotiatedTrack> tracks = new ArrayList<>();
    for (NegotiatedTrack track : agreed) {
      if (track != null) {
        tracks.add(track);
      }
    }
    return List.copyOf(tracks);
  }

  private static String reasons(List<RefusedTrack> refused) {
    return refused.stream().map(RefusedTrack::reason).collect(Collectors.joining("; ")) + ".";
  }
}
