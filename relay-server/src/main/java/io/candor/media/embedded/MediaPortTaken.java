package io.candor.media.embedded;

import java.net.InetAddress;

/** A media address that cannot be bound; the message is for the person who starts the relay. */
public final class MediaPortTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MediaPortTaken(String setting, InetAddress address, int port, Throwable cause) {
    super(
        "The media port %d on %s cannot be opened (%s); allowed is a free port, set with %s, or 0 for any, on an address of this machine, set with media.host."
            .formatted(port, address.getHostAddress(), cause.getMessage(), setting),
        cause);
  }
}
