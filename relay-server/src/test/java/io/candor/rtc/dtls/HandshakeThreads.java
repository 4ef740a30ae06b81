package io.candor.rtc.dtls;

import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts a virtual thread for each handshake and knows when all have ended. */
final class HandshakeThreads implements Executor {
  private final Phaser running = new Phaser(1);

  @Override
  public void execute(Runnable task) {
    running.register();
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                task.run();
              } finally {
                running.arriveAndDeregister();
              }
            });
  }

  /** How many threads are held at this moment. */
  int held() {
    return running.getRegisteredParties() - 1;
  }

  /** Waits until no thread is held, at most ten seconds. */
  void awaitNone() throws InterruptedException, TimeoutException {
    running.awaitAdvanceInterruptibly(running.arrive(), 10, TimeUnit.SECONDS);
  }
}
