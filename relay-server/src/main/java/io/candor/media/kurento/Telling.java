package io.candor.media.kurento;

import io.candor.media.IceCandidate;
import io.candor.media.MediaEvent;
import io.candor.media.MediaEvents;
import java.util.EnumSet;
import java.util.Set;

/**
 * What is told about one peer: each thing once, and nothing after its end, whichever thread says
 * so. Thread-safe.
 */
final class Telling {
  private final String peer;
  private final MediaEvents events;
  private final Set<MediaEvent.Kind> flowing = EnumSet.noneOf(MediaEvent.Kind.class);
  private boolean connected;
  private boolean closed;

  Telling(String peer, MediaEvents events) {
    this.peer = peer;
    this.events = events;
  }

  synchronized void candidate(IceCandidate candidate) {
    tell(new MediaEvent.Candidate(peer, candidate));
  }

  synchronized void connected() {
    if (!connected) {
      connected = true;
      tell(new MediaEvent.Connected(peer));
    }
  }

  /** Whether ICE and DTLS were ever done. */
  synchronized boolean everConnected() {
    return connected;
  }

  synchronized void flowing(MediaEvent.Kind kind) {
    if (flowing.add(kind)) {
      tell(new MediaEvent.Flowing(peer, kind));
    }
  }

  synchronized void recorded(MediaEvent.Recorded recorded) {
    tell(recorded);
  }

  synchronized void closed(MediaEvent.Reason why) {
    tell(new MediaEvent.Closed(peer, why));
    closed = true;
  }

  private void tell(MediaEvent event) {
    if (!closed) {
      events.on(event);
    }
  }
}
