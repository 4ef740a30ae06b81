package io.candor.media.embedded;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** A socket that datagrams come from and go to. Used on the session loop only. */
interface Transport {

  /** Sends one datagram, or drops it when the network cannot take it now, as UDP would. */
  void send(ByteBuffer datagram, InetSocketAddress to);
}
