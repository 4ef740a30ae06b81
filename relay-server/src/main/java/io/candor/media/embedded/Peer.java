package io.candor.media.embedded;

import io.candor.media.MediaEvent;
import io.candor.rtc.Outbox;
import java.net.InetSocketAddress;

/** One peer connection on the session loop. */
sealed interface Peer permits Publisher, Viewer {

  /** The name the caller gave it. */
  String name();

  /** Our ICE user name fragment, by which its first packets are known. */
  String ufrag();

  /**
   * Takes one datagram, whose array is the peer's from now on.
   *
   * @return whether {@code from} has proved to be the remote peer's address
   */
  boolean receive(long now, InetSocketAddress from, byte[] data, Outbox out);

  /** Does what is due. */
  void wake(long now, Outbox out);

  /** When {@link #wake} is wanted. */
  long wakeAt();

  /** Ends it; the events that follow may come later. */
  void end(long now, MediaEvent.Reason why, Outbox out);
}
