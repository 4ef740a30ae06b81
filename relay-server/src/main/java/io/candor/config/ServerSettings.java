package io.candor.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the server keeps its data and where it listens.
 *
 * @param port 0 means any free one
 * @param proxyTrusted whether forwarded addresses are believed
 * @param publicAddress origin used in links, without a trailing slash
 */
public record ServerSettings(
    Path data,
    String host,
    int port,
    boolean proxyTrusted,
    Encryption encryption,
    Optional<String> publicAddress) {
  /** The address under which browsers reach the server on this port, without a slash at its end. */
  public String origin(int listening) {
    String scheme = encryption instanceof Encryption.Elsewhere ? "http://" : "https://";
    String name = host.contains(":") ? "[" + host + "]" : host;
    return publicAddress.orElseGet(() -> scheme + name + ":" + listening);
  }
}
