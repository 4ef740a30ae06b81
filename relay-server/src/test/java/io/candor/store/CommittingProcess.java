package io.candor.store;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/** A process that commits events as fast as it can and prints each seq once it is acknowledged. */
final class CommittingProcess {
  private static final int IN_FLIGHT = 64;

  private CommittingProcess() {}

  public static void main(String[] arguments) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true);
    StoreFixture store = new StoreFixture(Path.of(arguments[0]));
    Semaphore room = new Semaphore(IN_FLIGHT);
    long seq = store.events.lastSeq(StoreFixture.ATTEMPT).join() + 1;
    while (true) {
      room.acquire();
      long mine = seq++;
      var unused =
          store
              .events
              .add(StoreFixture.event(StoreFixture.ATTEMPT, mine))
              .thenAccept(
                  added -> {
                    out.println(mine);
                    room.release();
                  });
    }
  }
}
