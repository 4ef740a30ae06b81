package io.candor.rtc.sdp;

import io.candor.rtc.ice.Candidate;
import io.candor.rtc.ice.IceCredentials;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * An offer the relay can work with: everything on one transport (BUNDLE, rtcp-mux), which is
 * authenticated by a fingerprint.
 *
 * @param fingerprints at least one with SHA-256
 * @param setup ACTPASS or ACTIVE: the peer can be the DTLS client
 * @param bundle mids in their order, empty only if there is but one section
 * @param candidates of all sections; names are among them and not to be resolved
 * @param mixedExtensions whether one- and two-byte header extensions may be mixed
 * @param media all sections in their order, rejected ones included
 */
public record SdpOffer(
    IceCredentials ice,
    List<Fingerprint> fingerprints,
    Setup setup,
    List<String> bundle,
    List<Candidate> candidates,
    boolean mixedExtensions,
    List<MediaSection> media) {

  /**
   * Reads an offer.
   *
   * @throws SdpException when the relay cannot use it; nothing else is thrown
   */
  public static SdpOffer parse(String text) {
    SessionDescription session = SessionDescription.parse(text);
    List<MediaSection> live = session.media().stream().filter(MediaSection::live).toList();
    if (live.isEmpty()) {
      throw new SdpException("The offer has no media section.");
    }
    if (session.iceLite()) {
      throw new SdpException("The offer is of an ICE-lite agent; so is the relay.");
    }
    checkSections(session, live);
    MediaSection tagged = tagged(session.bundle(), live);
    return new SdpOffer(
        credentials(tagged),
        fingerprints(tagged),
        setup(tagged),
        session.bundle(),
        live.stream().flatMap(section -> section.candidates().stream()).toList(),
        session.mixedExtensions(),
        session.media());
  }

  private static void checkSections(SessionDescription session, List<MediaSection> live) {
    Set<String> mids = new HashSet<>();
    for (MediaSection section : session.media()) {
      if (!section.mid().isEmpty() && !mids.add(section.mid())) {
        throw new SdpException("Two media sections have the mid " + section.mid() + ".");
      }
    }
    for (MediaSection section : live) {
      boolean media = section.kind() != MediaKind.OTHER;
      if (section.mid().isEmpty()) {
        throw new SdpException("A media section has no mid.");
      }
      if (live.size() > 1 && !session.bundle().contains(section.mid())) {
        throw new SdpException("Section " + section.mid() + " is not in the BUNDLE group.");
      }
      if (media && !section.rtcpMux()) {
        throw new SdpException("Section " + section.mid() + " lacks rtcp-mux.");
      }
    }
  }

  /** The section whose transport all use: the first of the BUNDLE group that is not rejected. */
  private static MediaSection tagged(List<String> bundle, List<MediaSection> live) {
    for (String mid : bundle) {
      for (MediaSection section : live) {
        if (section.mid().equals(mid)) {
          return section;
        }
      }
    }
    return live.getFirst();
  }

  private static IceCredentials credentials(MediaSection tagged) {
    IceCredentials ice = tagged.ice();
    if (ice == null || !ice.valid()) {
      throw new SdpException("The offer's ICE user name fragment or password is missing or bad.");
    }
    return ice;
  }

  private static List<Fingerprint> fingerprints(MediaSection tagged) {
    boolean usable =
        tagged.fingerprints().stream()
            .anyMatch(each -> each.hash().equals("sha-256") && each.value().length() == 95);
    if (!usable) {
      throw new SdpException("The offer has no SHA-256 fingerprint of the peer's certificate.");
    }
    return tagged.fingerprints();
  }

  private static Setup setup(MediaSection tagged) {
    // Unsaid means active (RFC 4145 §4).
    Setup setup = Objects.requireNonNullElse(tagged.setup(), Setup.ACTIVE);
    if (setup == Setup.PASSIVE || setup == Setup.HOLDCONN) {
      throw new SdpException("The offer's setup leaves the relay no passive DTLS role.");
    }
    return setup;
  }
}
