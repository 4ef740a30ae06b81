package io.candor.rtc.sdp;

import java.util.List;

/**
 * An SDP text, offer or answer, read as far as WebRTC needs it. Attributes not known, or not
 * readable, are left out.
 *
 * @param bundle mids of the first BUNDLE group, empty if there is none
 * @param mixedExtensions whether one- and two-byte header extensions may be mixed (RFC 8285 §4.1.2)
 */
public record SessionDescription(
    boolean iceLite, boolean mixedExtensions, List<String> bundle, List<MediaSection> media) {

  /**
   * Reads a description.
   *
   * @throws SdpException when it cannot be used; nothing else is thrown
   */
  public static SessionDescription parse(String text) {
    return new SessionReader(SdpLines.of(text)).read();
  }
}
