package io.candor.e2e;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for conditions of other processes, which can only be asked again and again. */
public final class Await {
  private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(20);
  private static final long LONGEST = TimeUnit.MILLISECONDS.toNanos(200);

  /** What has taken long already is asked more seldom: asking costs those who are asked. */
  private static final int SHARE = 16;

  private Await() {}

  /**
   * Returns once {@code condition} holds.
   *
   * @throws AssertionError naming {@code what} if it does not hold within {@code limit}
   */
  public static void until(String what, Duration limit, BooleanSupplier condition) {
    value(what, limit, () -> condition.getAsBoolean() ? Boolean.TRUE : null);
  }

  /** Returns the first value that is not null. */
  public static <T> T value(String what, Duration limit, Supplier<@Nullable T> source) {
    long from = System.nanoTime();
    while (true) {
      T value = source.get();
      if (value != null) {
        return value;
      }
      long waited = System.nanoTime() - from;
      if (waited > limit.toNanos()) {
        throw new AssertionError("not within " + limit.toMillis() + " ms: " + what);
      }
      LockSupport.parkNanos(Math.clamp(waited / SHARE, SHORTEST, LONGEST));
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("interrupted while waiting: " + what);
      }
    }
  }
}
