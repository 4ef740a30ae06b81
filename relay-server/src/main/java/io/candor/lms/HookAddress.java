package io.candor.lms;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** Where results may be sent: over TLS, or to this machine. */
public final class HookAddress {
  private static final int LONGEST = 2_000;
  private static final Set<String> OWN = Set.of("127.0.0.1", "[::1]", "localhost");

  private HookAddress() {}

  /** The address, or empty when nothing is sent there. */
  public static Optional<URI> read(String text) {
    try {
      URI address = new URI(text);
      boolean encrypted = "https".equals(address.getScheme());
      boolean here =
          "http".equals(address.getScheme()) && OWN.contains(String.valueOf(address.getHost()));
      boolean plain =
          address.getHost() != null
              && address.getUserInfo() == null
              && address.getFragment() == null
              && text.length() <= LONGEST;
      return plain && (encrypted || here) ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** Path and query, as they are signed. */
  static String target(URI address) {
    String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
    return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
  }
}
