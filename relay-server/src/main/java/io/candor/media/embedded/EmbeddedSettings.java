package io.candor.media.embedded;

import java.net.InetAddress;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where the embedded engine listens, and where browsers are told to find it.
 *
 * @param addresses local addresses to bind, one UDP socket each
 * @param udpPort the same on every address; 0 takes any free one
 * @param tcpPort for ICE-TCP, a port of its own; empty for none, 0 for any free one
 * @param advertised what candidates name instead of the bound addresses, as behind a one-to-one
 *     NAT; empty to name those themselves
 * @param diskThreads how many threads write recordings
 */
public record EmbeddedSettings(
    List<InetAddress> addresses,
    int udpPort,
    OptionalInt tcpPort,
    List<InetAddress> advertised,
    int diskThreads) {

  public EmbeddedSettings {
    addresses = List.copyOf(addresses);
    advertised = List.copyOf(advertised);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("an engine needs an address to listen on");
    }
  }

  /** Any free port of one address, without TCP: enough for tests and for trying out. */
  public static EmbeddedSettings on(InetAddress address) {
    return new EmbeddedSettings(List.of(address), 0, OptionalInt.empty(), List.of(), 1);
  }
}
