package io.candor.rtc.sdp;

import io.candor.rtc.ice.Candidate;
import io.candor.rtc.ice.IceCredentials;
import java.util.List;

/**
 * An offer the relay can work with: everything on one transport (BUNDLE, rtcp-mux), which is
 * authenticated by a fingerprint.
 *
 * @param fingerprints at least one
 * @param media all sections in their order, rejected ones included
 */
public record SdpOffer(
    IceCredentials ice,
    List<Fingerprint> fingerprints,
    Setup setup,
    List<String> bundle,
    List<Candidate> candidates,
    List<MediaSection> media) {

  /**
   * Reads an offer.
   *
   * @throws SdpException when the relay cannot use it; nothing else is thrown
   */
  public static SdpOffer parse(String text) {
    if (text.isEmpty()) {
      throw new SdpException("The description is empty.");
    }
    return new SdpOffer(
        new IceCredentials("", ""), List.of(), Setup.ACTPASS, List.of(), List.of(), List.of());
  }
}
