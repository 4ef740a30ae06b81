package io.candor.media.embedded;

import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/**
 * The addresses behind "any address": one UDP socket each, so that answers leave by the right one.
 */
public final class LocalAddresses {
  private LocalAddresses() {}

  /** A wildcard becomes every address of this machine that browsers could use; others stay. */
  public static List<InetAddress> of(InetAddress host) {
    if (!host.isAnyLocalAddress()) {
      return List.of(host);
    }
    List<InetAddress> found = new ArrayList<>();
    try {
      for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
        if (network.isUp()) {
          network
              .inetAddresses()
              .filter(address -> !address.isLinkLocalAddress() && !address.isMulticastAddress())
              .forEach(found::add);
        }
      }
    } catch (SocketException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }
}
