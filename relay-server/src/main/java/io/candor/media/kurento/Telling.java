package io.candor.media.kurento;

import io.candor.media.IceCandidate;
import io.candor.media.Lack;
import io.candor.media.Lacks;
import io.candor.media.MediaEvent;
import io.candor.media.MediaEvents;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What is told about one peer: each thing once, and nothing after its end, whichever thread says
 * so. Thread-safe.
 */
final class Telling {
  private final String peer;
  private final MediaEvents events;
  private final InstantSource clock;
  private final Lacks lacks;
  private final Set<MediaEvent.Kind> flowing = EnumSet.noneOf(MediaEvent.Kind.class);
  private boolean connected;
  private boolean closed;

  Telling(String peer, MediaEvents events, InstantSource clock) {
    this.peer = peer;
    this.events = events;
    this.clock = clock;
    this.lacks = new Lacks(peer, this::tell);
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

  /** Media of a kind come, or come no more, as the server says some two seconds later. */
  synchronized void comes(MediaEvent.Kind kind, boolean now) {
    long nanos = nanos();
    if (now) {
      lacks.fine(Lack.missing(kind), nanos);
    } else {
      lacks.suspect(Lack.missing(kind), nanos);
    }
  }

  /** Tells what has been lacking for long enough. */
  synchronized void look() {
    lacks.look(nanos());
  }

  private long nanos() {
    return TimeUnit.MILLISECONDS.toNanos(clock.millis());
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
