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
    Optional<String> publicAddress) {}
