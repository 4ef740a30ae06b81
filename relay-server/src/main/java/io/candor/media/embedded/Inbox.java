package io.candor.media.embedded;

import java.net.InetSocketAddress;

/** Where sockets put what they receive. Called on the session loop only. */
@FunctionalInterface
interface Inbox {

  /**
   * Takes one datagram.
   *
   * @param data a fresh array of exactly the datagram's length, now the receiver's own
   */
  void datagram(Transport transport, InetSocketAddress from, byte[] data);
}
