package io.candor.exam;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The way into one sitting: one browser after the other, disk included. Thread-safe. */
final class Doorway {
  private final ReentrantLock lock = new ReentrantLock();
  private volatile Occupant occupant = Occupant.NOBODY;

  /** Lets one browser after the other in. */
  <T> T one(Supplier<T> entering) {
    lock.lock();
    try {
      return entering.get();
    } finally {
      lock.unlock();
    }
  }

  /** Who is in it, or was last. */
  Occupant occupant() {
    return occupant;
  }

  /** Only for whoever is being let in. */
  void passedBy(Occupant next) {
    occupant = next;
  }
}
