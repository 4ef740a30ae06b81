package io.candor.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jdbi.v3.core.Handle;

/**
 * The one thread that writes: whatever has been submitted while a commit was under way goes into
 * the next one together, so that the disk is waited for once per group.
 *
 * <p>A future completes after its commit is on the disk, on the writer's thread: what depends on it
 * must hand over and return.
 */
public final class Writer implements AutoCloseable {
  private static final int GROUP = 512;
  private static final int WAITING = 20_000;

  /** Something to be written; a failure undoes this work alone, not its group. */
  @FunctionalInterface
  public interface Work<T> {
    T in(Handle handle);
  }

  /** With a place for the last piece, which {@link #close} must be able to queue. */
  private final BlockingQueue<Submitted<?>> queue = new LinkedBlockingQueue<>(WAITING + 1);

  private final Handle handle;
  private final Thread thread;
  private volatile boolean closed;

  /** Takes over the handle, which must be used by nobody else. */
  Writer(Handle handle) {
    this.handle = handle;
    this.thread = Thread.ofPlatform().name("store-writer").daemon().start(this::run);
  }

  /** Queues work; the future fails at once with {@link StoreException} when too much is waiting. */
  public <T> CompletableFuture<T> submit(Work<T> work) {
    Submitted<T> submitted = new Submitted<>(work);
    synchronized (queue) {
      if (closed) {
        submitted.fail(new StoreException("the database is closed"));
      } else if (queue.size() >= WAITING) {
        submitted.fail(new StoreException("too much waits to be written"));
      } else {
        queue.add(submitted);
      }
    }
    return submitted.done;
  }

  private void run() {
    List<Submitted<?>> group = new ArrayList<>(GROUP);
    try (handle) {
      while (!(closed && queue.isEmpty())) {
        group.add(queue.take());
        queue.drainTo(group, GROUP - 1);
        commit(group);
        group.clear();
      }
    } catch (InterruptedException e) {
      // Nobody interrupts this thread; if somebody does, what is queued must not hang.
      close(new Submitted<>(h -> true));
      queue.forEach(waiting -> waiting.fail(new StoreException("the writer was interrupted")));
    }
  }

  private void commit(List<Submitted<?>> group) {
    try {
      handle.begin();
      group.forEach(submitted -> submitted.run(handle));
      handle.commit();
    } catch (RuntimeException e) {
      undo(e);
      group.forEach(submitted -> submitted.fail(e));
      return;
    }
    group.forEach(Submitted::tell);
  }

  private void undo(RuntimeException cause) {
    try {
      if (handle.isInTransaction()) {
        handle.rollback();
      }
    } catch (RuntimeException e) {
      cause.addSuppressed(e);
    }
  }

  /** Writes what is queued, then stops. */
  @Override
  public void close() {
    close(new Submitted<>(h -> true));
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets nothing more in; the last piece only wakes the thread. */
  private void close(Submitted<?> last) {
    synchronized (queue) {
      if (!closed) {
        closed = true;
        queue.add(last);
      }
    }
  }

  /** One piece of work and who waits for it. */
  private static final class Submitted<T> {
    private static final String POINT = "work";

    final CompletableFuture<T> done = new CompletableFuture<>();
    private final Work<T> work;
    private Runnable telling = () -> {};

    Submitted(Work<T> work) {
      this.work = work;
    }

    void run(Handle handle) {
      handle.savepoint(POINT);
      try {
        T value = work.in(handle);
        handle.releaseSavepoint(POINT);
        telling = () -> done.complete(value);
      } catch (RuntimeException e) {
        handle.rollbackToSavepoint(POINT);
        telling = () -> done.completeExceptionally(e);
      }
    }

    void tell() {
      telling.run();
    }

    void fail(RuntimeException cause) {
      done.completeExceptionally(cause);
    }
  }
}
