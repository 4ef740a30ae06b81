package io.candor.rtc.peer;

import io.candor.rtc.ice.Candidate;
import io.candor.rtc.ice.IceCredentials;
import io.candor.rtc.sdp.MediaSection;
import io.candor.rtc.sdp.SdpException;
import io.candor.rtc.sdp.SessionDescription;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a test peer needs of the relay's answer.
 *
 * @param udp where checks may be sent
 * @param tcp where a connection may be opened (passive candidates)
 * @param media all sections, rejected ones with port 0
 */
public record AnswerView(
    IceCredentials ice,
    String fingerprintSha256,
    List<InetSocketAddress> udp,
    List<InetSocketAddress> tcp,
    List<MediaSection> media) {

  /**
   * Reads an answer.
   *
   * @throws SdpException if it lacks what a peer needs
   */
  public static AnswerView of(String answer) {
    List<MediaSection> media = SessionDescription.parse(answer).media();
    MediaSection first =
        media.stream()
            .filter(MediaSection::live)
            .findFirst()
            .orElseThrow(() -> new SdpException("The answer accepts nothing."));
    IceCredentials ice = first.ice();
    if (ice == null || first.fingerprints().isEmpty()) {
      throw new SdpException("The answer names no transport.");
    }
    return new AnswerView(
        ice,
        first.fingerprints().getFirst().value(),
        addresses(first, Candidate.Transport.UDP).toList(),
        addresses(first, Candidate.Transport.TCP).toList(),
        media);
  }

  private static Stream<InetSocketAddress> addresses(
      MediaSection section, Candidate.Transport transport) {
    return section.candidates().stream()
        .filter(candidate -> candidate.transport() == transport)
        .map(candidate -> Objects.requireNonNull(candidate.address()));
  }
}
