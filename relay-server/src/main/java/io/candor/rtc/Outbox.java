package io.candor.rtc;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Where a protocol machine puts the datagrams it wants sent. */
@FunctionalInterface
public interface Outbox {
  /**
   * Takes one datagram, the buffer's position to its limit. The buffer belongs to the caller again
   * when this returns: whoever needs the bytes later copies them.
   */
  void transmit(ByteBuffer datagram, InetSocketAddress to);
}
