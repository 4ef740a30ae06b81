package io.candor.config;

import java.util.List;
import java.util.Optional;

/**
 * All that can be set, read once at start.
 *
 * @param kurento empty when the embedded engine is wanted
 * @param extensionIds browser extensions that may connect
 * @param metricsToken opens the figures; empty when nobody may read them
 * @param logLevel error, warn, info or debug
 */
public record Settings(
    ServerSettings server,
    MediaSettings media,
    Optional<KurentoSettings> kurento,
    IceSettings ice,
    InstitutionSettings institution,
    List<String> extensionIds,
    String metricsToken,
    String logLevel) {
  @Override
  public String toString() {
    return "Settings[server=%s, media=%s, kurento=%s, ice=%s, institution=%s, extensionIds=%s, logLevel=%s]"
        .formatted(server, media, kurento, ice, institution, extensionIds, logLevel);
  }
}
