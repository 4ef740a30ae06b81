package io.candor.rtc.dtls;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A link between two DTLS ends that loses, doubles and holds back datagrams. One thread pumps it,
 * as a session's does; the ends wake it through {@link #wake}.
 */
final class LossyWire {
  private static final long DEADLINE_SECONDS = 60;
  private static final long PAUSE_MILLIS = 20;

  private final Random random;
  private final int lossPercent;
  private final Semaphore signal = new Semaphore(0);
  private final List<Runnable> held = new ArrayList<>();
  private int lost;

  LossyWire(long seed, int lossPercent) {
    this.random = new Random(seed);
    this.lossPercent = lossPercent;
  }

  /** A wire that loses nothing. */
  static LossyWire perfect() {
    return new LossyWire(0, 0);
  }

  /** To be called by both ends when they have output. */
  void wake() {
    signal.release();
  }

  int lost() {
    return lost;
  }

  /** Carries datagrams until both have an outcome; fails after a minute. */
  void pumpUntilDecided(DtlsPeer one, DtlsPeer other) {
    awaitUntil(
        () -> {
          carry(one, other);
          carry(other, one);
          return decided(one) && decided(other);
        });
  }

  /** Waits until the condition holds, asking again at each sign of an end. */
  void awaitUntil(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + DEADLINE_SECONDS + " s");
      }
      await();
    }
  }

  /** What an end sends of itself until it waits for the other. */
  List<byte[]> outputOf(DtlsPeer peer) {
    awaitUntil(peer::idle);
    return drain(peer);
  }

  static List<byte[]> drain(DtlsPeer peer) {
    List<byte[]> datagrams = new ArrayList<>();
    for (byte[] next = peer.poll(); next != null; next = peer.poll()) {
      datagrams.add(next);
    }
    return datagrams;
  }

  static boolean decided(DtlsPeer peer) {
    return !(peer.handshake() instanceof Handshake.Pending);
  }

  /** Waits for a sign from the ends; late datagrams arrive in the pauses. */
  private void await() {
    try {
      if (!signal.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        List<Runnable> late = List.copyOf(held);
        held.clear();
        late.forEach(Runnable::run);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private void carry(DtlsPeer from, DtlsPeer to) {
    for (byte[] datagram = from.poll(); datagram != null; datagram = from.poll()) {
      byte[] carried = datagram;
      int fate = random.nextInt(100);
      if (fate < lossPercent) {
        lost++;
      } else if (fate < 2 * lossPercent) {
        held.add(() -> to.receive(ByteBuffer.wrap(carried)));
      } else {
        to.receive(ByteBuffer.wrap(carried));
        if (fate < 3 * lossPercent) {
          to.receive(ByteBuffer.wrap(carried));
        }
      }
    }
  }
}
