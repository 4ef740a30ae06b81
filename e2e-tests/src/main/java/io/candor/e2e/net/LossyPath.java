package io.candor.e2e.net;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/**
 * One direction of a {@link LossyProxy}: decides for each datagram when, and how often, it arrives.
 */
final class LossyPath {
  private final SplittableRandom random;
  private final LongAdder offered = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private volatile Impairment impairment;
  private boolean bad;
  private long lastDue = Long.MIN_VALUE;

  LossyPath(Impairment impairment, long seed) {
    this.impairment = impairment;
    this.random = new SplittableRandom(seed);
  }

  void impair(Impairment changed) {
    impairment = changed;
  }

  /** Calls {@code deliverAt} with the time of each copy of a datagram that came at {@code now}. */
  void offer(long now, LongConsumer deliverAt) {
    Impairment state = impairment;
    offered.increment();
    bad = bad ? random.nextDouble() >= state.recovery() : random.nextDouble() < state.failure();
    if (bad) {
      lost.increment();
      return;
    }
    long due = now + state.delay().toNanos();
    if (random.nextDouble() < state.reorder()) {
      due += state.reorderDelay().toNanos();
    } else {
      due = lastDue == Long.MIN_VALUE ? due : Math.max(due, lastDue);
      lastDue = due;
    }
    deliverAt.accept(due);
    if (random.nextDouble() < state.duplicate()) {
      deliverAt.accept(due);
    }
  }

  long offered() {
    return offered.sum();
  }

  long lost() {
    return lost.sum();
  }
}
