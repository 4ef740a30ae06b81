package io.candor.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How what travels to and from the pages and the signaling is kept private. */
public sealed interface Encryption {
  /** Not by this server: it is reached over loopback only, or a proxy does it. */
  record Elsewhere() implements Encryption {}

  /** With the institution's certificate: a chain and its key, in PEM form. */
  record Files(Path certificate, Path key) implements Encryption {}

  /** With a certificate made here, which no browser trusts by itself. */
  record SelfMade() implements Encryption {}

  /**
   * With a certificate that an authority gives by ACME (RFC 8555), whose terms are agreed to.
   *
   * @param names DNS names in lower case, at least one
   * @param directory where the authority is found
   * @param contact an e-mail address for the authority
   * @param trust certificates by which the authority's own TLS is trusted; empty means Java's
   * @param binding to an account the institution has with the authority
   */
  record Acme(
      List<String> names,
      URI directory,
      Optional<String> contact,
      Optional<Path> trust,
      Optional<Binding> binding)
      implements Encryption {}

  /**
   * Ties the ACME account to another one with the authority (RFC 8555, section 7.3.4).
   *
   * @param key the secret the authority gave with the id, in base64url
   */
  record Binding(String id, String key) {
    @Override
    public String toString() {
      return "Binding[id=" + id + "]";
    }
  }
}
