package io.candor.media.kurento;

import java.time.Duration;

/**
 * How closely a server is watched. The client's own ping comes every four minutes and its requests
 * wait for ten seconds: a server that is frozen would be found far too late.
 *
 * @param beat the time between two heartbeats
 * @param patience how long a heartbeat, or a connection, may take
 * @param longestPause between two tries to connect
 */
record Pace(Duration beat, Duration patience, Duration longestPause) {
  /** A dead or frozen server is found within five seconds. */
  static final Pace STANDARD =
      new Pace(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(5));
}
