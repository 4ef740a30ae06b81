package io.candor.media;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * What one source lacks: each thing is told once it has lasted, and again when it is over. Times
 * are nanoseconds since the epoch. Not thread-safe.
 */
public final class Lacks {
  private static final long NANOS = 1_000_000;

  private final String peer;
  private final MediaEvents events;
  private final Map<Lack, Long> since = new EnumMap<>(Lack.class);
  private final Set<Lack> told = EnumSet.noneOf(Lack.class);

  /** Nothing is lacking yet. */
  public Lacks(String peer, MediaEvents events) {
    this.peer = peer;
    this.events = events;
  }

  /** It may be lacking since then, unless it is known for longer. */
  public void suspect(Lack lack, long sinceNanos) {
    since.putIfAbsent(lack, sinceNanos);
  }

  /** It is lacking no more. */
  public void fine(Lack lack, long now) {
    if (!since.isEmpty() && since.remove(lack) != null && told.remove(lack)) {
      events.on(new MediaEvent.Noticed(peer, lack, true, now / NANOS));
    }
  }

  /** Tells what has lasted. */
  public void look(long now) {
    for (Map.Entry<Lack, Long> one : since.entrySet()) {
      Lack lack = one.getKey();
      if (now - one.getValue() >= lack.patience().toNanos() && told.add(lack)) {
        events.on(new MediaEvent.Noticed(peer, lack, false, one.getValue() / NANOS));
      }
    }
  }
}
