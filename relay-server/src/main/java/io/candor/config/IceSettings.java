package io.candor.config;

import java.time.Duration;
import java.util.List;

/**
 * STUN and TURN servers given to browsers.
 *
 * @param turnSecret empty when there is no TURN server
 */
public record IceSettings(List<String> servers, String turnSecret, Duration turnTtl) {
  @Override
  public String toString() {
    return "IceSettings[servers=" + servers + ", turnTtl=" + turnTtl + "]";
  }
}
