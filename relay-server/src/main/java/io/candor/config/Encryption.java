package io.candor.config;

import java.nio.file.Path;

/** How what travels to and from the pages and the signaling is kept private. */
public sealed interface Encryption {
  /** Not by this server: it is reached over loopback only, or a proxy does it. */
  record Elsewhere() implements Encryption {}

  /** With the institution's certificate: a chain and its key, in PEM form. */
  record Files(Path certificate, Path key) implements Encryption {}

  /** With a certificate made here, which no browser trusts by itself. */
  record SelfMade() implements Encryption {}

  /** Whether a student's browser can connect without somebody clicking through a warning. */
  default boolean trusted() {
    return !(this instanceof SelfMade);
  }
}
