package io.candor.exam;

import io.candor.signaling.protocol.ServerToStudent;
import io.candor.store.Erasure;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends attempts for good, their recordings first. */
record Ending(RoomParts parts) {
  private static final Logger log = LoggerFactory.getLogger(Ending.class);
  private static final long CLOSING_SECONDS = 20;

  /**
   * Ends an attempt, unless it has ended. Blocks.
   *
   * @param last what the browser is told, given the time of the end
   */
  void of(Sitting sitting, String reason, LongFunction<ServerToStudent> last) {
    List<Publishing> unfinished = sitting.closing();
    // The end is now, however long the disk takes over the recordings.
    long now = parts.clockwork().now();
    String id = sitting.attemptId();
    unfinished.forEach(publishing -> parts.engine().hangUp(publishing.partId()));
    awaitClosed(id, unfinished);
    boolean first = parts.rows().attempts().finished(id, now, reason).join();
    if (first) {
      sitting.dismiss(last.apply(now));
      parts.rows().clients().deliveries().result(id, now).join();
      log.info("attempt {}: finished", id);
    }
    sitting.room().forget(id);
    if (sitting.room().exam().terms().practice()) {
      erasePractice(id);
    }
  }

  private static void awaitClosed(String attemptId, List<Publishing> ending) {
    CompletableFuture<?>[] all =
        ending.stream().map(Publishing::closed).toArray(CompletableFuture[]::new);
    boolean inTime =
        CompletableFuture.allOf(all)
            .thenApply(done -> true)
            .completeOnTimeout(false, CLOSING_SECONDS, TimeUnit.SECONDS)
            .join();
    if (!inTime) {
      log.warn("attempt {}: a part is not finished yet", attemptId);
    }
  }

  /** Of practice nothing is kept; what fails here the next purge does. */
  private void erasePractice(String attemptId) {
    try {
      Eraser eraser = new Eraser(parts);
      eraser.erase(attemptId, Erasure.Why.PRACTICE, null);
      eraser.leaveNothing();
    } catch (RuntimeException e) {
      log.error("attempt {}: practice could not be erased yet", attemptId, e);
    }
  }
}
