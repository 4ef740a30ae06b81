package io.candor.tls;

import io.candor.config.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The names and addresses under which this machine may be reached. */
public final class OwnNames {
  private OwnNames() {}

  /** Those of the settings, and of every network the machine is in. */
  public static Set<String> of(ServerSettings settings) {
    Set<String> names = new TreeSet<>();
    names.add("localhost");
    names.add(settings.host());
    settings.publicAddress().map(URI::create).map(URI::getHost).ifPresent(names::add);
    try {
      for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
        Collections.list(network.getInetAddresses()).stream()
            .filter(address -> !address.isLinkLocalAddress())
            .map(OwnNames::plain)
            .forEach(names::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  /** Without the network's name behind it. */
  private static String plain(InetAddress address) {
    String text = address.getHostAddress();
    int scope = text.indexOf('%');
    return scope < 0 ? text : text.substring(0, scope);
  }
}
