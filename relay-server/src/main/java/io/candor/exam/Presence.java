package io.candor.exam;

import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.Source;
import io.candor.store.Attempt;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Whether all that an exam asks for is there, and since when it is not. Guarded by its sitting's
 * lock.
 */
final class Presence {
  private @Nullable Long since;
  private boolean complete;

  Presence(Attempt attempt) {
    Long interrupted = attempt.interruptedAt();
    this.since = interrupted == null ? attempt.startedAt() : interrupted;
  }

  /**
   * Notes how it is now.
   *
   * @param live whether the attempt is
   * @param flowing what flows of it
   */
  void settle(boolean live, Collection<Source> flowing, Policy policy, long now) {
    boolean all = live && flowing.containsAll(MediaWanted.sources(policy));
    if (complete && !all) {
      since = now;
    }
    complete = all;
  }

  /** Whether the browser is connected and everything flows. */
  boolean complete() {
    return complete;
  }

  /** Since when it is not, epoch milliseconds; null while it is, and before it ever was. */
  @Nullable Long lostSince() {
    return complete ? null : since;
  }
}
