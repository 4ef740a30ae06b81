package io.candor.tls;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a certificate authority is shown while it looks whether a name is this server's (RFC 8737):
 * for each name a certificate that nobody else could have made. Thread-safe.
 */
public final class Challenges {
  /** The protocol an authority asks for (RFC 8737, section 4), in ALPN (RFC 7301). */
  public static final String PROTOCOL = "acme-tls/1";

  private final Map<String, Credentials> shown = new ConcurrentHashMap<>();

  /** What to show to an authority that asks for a name, while it is expected. */
  public Optional<Credentials> of(String name) {
    return Optional.ofNullable(shown.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether an authority is expected. */
  public boolean open() {
    return !shown.isEmpty();
  }

  void show(String name, Credentials credentials) {
    shown.put(name.toLowerCase(Locale.ROOT), credentials);
  }

  void clear() {
    shown.clear();
  }
}
