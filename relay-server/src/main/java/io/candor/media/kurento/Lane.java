package io.candor.media.kurento;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does one thing after the other, each on some thread of a pool: calls of the client block, events
 * come on any thread, and yet a peer's things happen in order. Thread-safe.
 */
final class Lane implements Executor {
  private static final Logger log = LoggerFactory.getLogger(Lane.class);

  private final Executor threads;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean busy;

  Lane(Executor threads) {
    this.threads = threads;
  }

  @Override
  public synchronized void execute(Runnable task) {
    waiting.add(task);
    if (!busy) {
      busy = true;
      threads.execute(this::run);
    }
  }

  private void run() {
    for (Runnable task = next(); task != null; task = next()) {
      try {
        task.run();
      } catch (RuntimeException e) {
        log.error("a peer's task failed", e);
      }
    }
  }

  private synchronized @Nullable Runnable next() {
    Runnable task = waiting.poll();
    busy = task != null;
    return task;
  }
}
