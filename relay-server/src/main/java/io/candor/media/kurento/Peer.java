package io.candor.media.kurento;

import io.candor.media.IceCandidate;
import io.candor.media.MediaEvent;

/** A browser's peer connection on one of the servers. Thread-safe; calls return at once. */
sealed interface Peer permits Publisher, Viewer {
  /** One of the remote peer's candidates. */
  void take(IceCandidate candidate);

  /** Ends it; that it has ended is told when all is done. */
  void end(MediaEvent.Reason why);

  /** Its server is gone, and with it everything there. */
  void lost();

  /** Time has passed. */
  void tick(long nanos);
}
