package io.candor.config;

import java.util.List;

/**
 * All that can be set, read once at start.
 *
 * @param extensionIds browser extensions that may connect
 * @param logLevel error, warn, info or debug
 */
public record Settings(
    ServerSettings server,
    MediaSettings media,
    IceSettings ice,
    InstitutionSettings institution,
    List<String> extensionIds,
    String logLevel) {}
