package io.candor.rtc.sdp;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An offer cut down to the codecs the relay takes, for a media server that would take others too
 * and then turn them into what is recorded.
 *
 * @param text the offer with one codec, and its retransmissions, in each section that has one
 * @param tracks what the relay takes of it
 * @param mids of all sections, in their order
 */
public record NarrowOffer(String text, List<NegotiatedTrack> tracks, List<String> mids) {

  /**
   * Narrows a publisher's offer.
   *
   * @throws SdpException when no track of it can be taken
   */
  public static NarrowOffer publisher(String offer) {
    return of(offer, new PublisherSections(0));
  }

  /**
   * Narrows a viewer's offer; picture and sound are sent where it wants them.
   *
   * @throws SdpException when it wants neither
   */
  public static NarrowOffer viewer(String offer) {
    return of(offer, new ViewerSections(List.of(sent(MediaKind.VIDEO), sent(MediaKind.AUDIO))));
  }

  private static SentTrack sent(MediaKind kind) {
    return new SentTrack(kind, 1, "", "", "");
  }

  private static NarrowOffer of(String offer, SdpAnswer.Sections sections) {
    SdpOffer read = SdpOffer.parse(offer);
    List<NegotiatedTrack> tracks = SdpAnswer.agreed(read, sections);
    List<String> mids = read.media().stream().map(MediaSection::mid).toList();
    return new NarrowOffer(narrowed(offer, tracks), tracks, mids);
  }

  private static String narrowed(String offer, List<NegotiatedTrack> tracks) {
    Set<String> types = new HashSet<>();
    for (NegotiatedTrack track : tracks) {
      types.add("" + track.payloadType());
      types.add("" + track.rtxPayloadType());
    }
    StringBuilder text = new StringBuilder(offer.length());
    for (String line : SdpLines.of(offer)) {
      String kept = narrowed(line, types);
      if (!kept.isEmpty()) {
        text.append(kept).append("\r\n");
      }
    }
    return text.toString();
  }

  /** The line, or nothing when it is about a payload type that is not wanted. */
  private static String narrowed(String line, Set<String> types) {
    if (line.startsWith("m=")) {
      return section(line, types);
    }
    for (String about : List.of("a=rtpmap:", "a=fmtp:", "a=rtcp-fb:")) {
      if (line.startsWith(about)) {
        String type = line.substring(about.length()).split(" ", 2)[0];
        return types.contains(type) ? line : "";
      }
    }
    return line;
  }

  /** A section of which nothing is wanted keeps its formats: it is answered with a refusal. */
  private static String section(String line, Set<String> types) {
    List<String> words = SdpLines.words(line);
    List<String> wanted = words.stream().skip(3).filter(types::contains).toList();
    return wanted.isEmpty()
        ? line
        : String.join(" ", words.subList(0, 3)) + " " + String.join(" ", wanted);
  }
}
