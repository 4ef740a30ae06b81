package io.candor.rtc.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Starts a virtual thread for each handshake and knows how many have not ended. */
final class HandshakeThreads implements Executor {
  private static final long DEADLINE_SECONDS = 10;

  private int held;

  @Override
  public synchronized void execute(Runnable task) {
    held++;
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                task.run();
              } finally {
                ended();
              }
            });
  }

  private synchronized void ended() {
    held--;
    notifyAll();
  }

  /** Waits until no more than this many threads are held; fails after ten seconds. */
  synchronized void awaitHeld(int most) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
    while (held > most && System.nanoTime() < deadline) {
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, deadline - System.nanoTime()));
    }
    assertThat(held).as("threads held").isLessThanOrEqualTo(most);
  }
}
