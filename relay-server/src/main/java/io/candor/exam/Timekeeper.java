package io.candor.exam;

import io.candor.signaling.protocol.ServerToStudent;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends attempts whose time is up. It looks at the rows and keeps no list of its own, so a restart,
 * a moved end or extra time need no telling.
 */
public final class Timekeeper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Timekeeper.class);
  private static final long EVERY_MS = 500;

  /** What an attempt's row says whose time was up. */
  public static final String REASON = "time";

  private final Rooms rooms;
  private final Set<String> ending = ConcurrentHashMap.newKeySet();
  private final ExecutorService endings = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService ticks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("timekeeper").daemon().factory());

  /** Said once, not twice a second. The tick's thread. */
  private boolean failing;

  public Timekeeper(Rooms rooms) {
    this.rooms = rooms;
  }

  /** Begins to look at the time, and goes on until closed. */
  public void start() {
    var unused = ticks.scheduleWithFixedDelay(this::quietly, 0, EVERY_MS, TimeUnit.MILLISECONDS);
  }

  private void quietly() {
    try {
      var unused = tick();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        log.error("the time could not be looked at; trying again", e);
      }
      failing = true;
    }
  }

  /** Ends whoever's time is up now; done when they are told. */
  CompletableFuture<Void> tick() {
    long now = rooms.parts().clockwork().now();
    return CompletableFuture.allOf(
        rooms.parts().rows().attempts().overdue(now).stream()
            .filter(ending::add)
            .map(id -> CompletableFuture.runAsync(() -> end(id), endings))
            .toArray(CompletableFuture[]::new));
  }

  private void end(String attemptId) {
    try {
      rooms
          .sitting(attemptId)
          .ifPresent(sitting -> sitting.finish(REASON, at -> ServerToStudent.Ended.byTime()));
    } catch (RuntimeException e) {
      log.error("attempt {}: could not be ended at its deadline; trying again", attemptId, e);
    } finally {
      ending.remove(attemptId);
    }
  }

  /** Waits for a look and for endings under way. */
  @Override
  public void close() {
    ticks.close();
    endings.close();
  }
}
