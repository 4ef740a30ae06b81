package io.candor.media.embedded;

import java.net.InetAddress;

/** A media address that cannot be bound; the message is for the person who starts the relay. */
public final class MediaPortTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MediaPortTaken(InetAddress address, int port, Throwable cause) {
    super(
        "The media port %d on %s cannot be opened (%s); choose another with media.port, or 0 for any free one."
            .formatted(port, address.getHostAddress(), cause.getMessage()),
        cause);
  }
}
