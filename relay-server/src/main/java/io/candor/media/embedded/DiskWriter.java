package io.candor.media.embedded;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads that write recordings, so that a slow disk never delays a packet.
 *
 * <p>A part keeps to one thread for its life: its batches are written in order and its writer needs
 * no lock.
 */
final class DiskWriter implements AutoCloseable {
  /**
   * What may wait for a slow disk, over all parts; beyond it frames are counted as lost, not piled
   * up.
   */
  private static final long MOST_WAITING_BYTES = 256L << 20;

  private final ExecutorService[] lanes;
  private final AtomicLong waitingBytes = new AtomicLong();
  private int nextLane;

  DiskWriter(int lanes) {
    ThreadFactory named = Thread.ofPlatform().name("candor-disk-", 0).factory();
    this.lanes = new ExecutorService[lanes];
    for (int i = 0; i < lanes; i++) {
      this.lanes[i] = Executors.newSingleThreadExecutor(named);
    }
  }

  /** A place in line for one part. Called on the session loop only. */
  Lane lane() {
    nextLane = (nextLane + 1) % lanes.length;
    return new Lane(lanes[nextLane]);
  }

  /** Writes what is waiting, then stops. */
  @Override
  public void close() {
    for (ExecutorService lane : lanes) {
      lane.shutdown();
    }
    for (ExecutorService lane : lanes) {
      try {
        lane.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** One part's ordered way to the disk. */
  final class Lane {
    private final ExecutorService thread;

    private Lane(ExecutorService thread) {
      this.thread = thread;
    }

    /** Takes what must be written, however much is waiting. */
    void require(Runnable last) {
      thread.execute(last);
    }

    /** Takes a batch unless too much is waiting already. */
    boolean offer(long bytes, Runnable batch) {
      if (waitingBytes.get() + bytes > MOST_WAITING_BYTES) {
        return false;
      }
      waitingBytes.addAndGet(bytes);
      thread.execute(
          () -> {
            try {
              batch.run();
            } finally {
              waitingBytes.addAndGet(-bytes);
            }
          });
      return true;
    }
  }
}
