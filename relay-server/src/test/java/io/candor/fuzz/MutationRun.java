package io.candor.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Feeds mutants of valid inputs to one parser and fails, naming seed and input, when one throws,
 * loops (a second of CPU, or two minutes by the clock), or allocates beyond a bound.
 *
 * @param <T> byte[] or String
 */
public final class MutationRun<T> {
  private static final long SLOW_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final Duration STUCK = Duration.ofMinutes(2);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final List<T> corpus;
  private final BiFunction<Mutations, T, T> mutate;
  private final Function<T, String> show;
  private long allocationBound = 4 << 20;
  private volatile @Nullable T current;
  private volatile long progress;

  private MutationRun(
      List<T> corpus, BiFunction<Mutations, T, T> mutate, Function<T, String> show) {
    this.corpus = List.copyOf(corpus);
    this.mutate = mutate;
    this.show = show;
  }

  public static MutationRun<byte[]> ofBytes(List<byte[]> corpus) {
    return new MutationRun<>(corpus, Mutations::mutate, HexFormat.of()::formatHex);
  }

  public static MutationRun<String> ofText(List<String> corpus) {
    return new MutationRun<>(corpus, Mutations::mutate, text -> text);
  }

  /** The most one input may make the parser allocate; 4 MiB unless told. */
  public MutationRun<T> allocatingAtMost(long bytes) {
    allocationBound = bytes;
    return this;
  }

  /** A parser's door; whatever it throws is a failure, so it catches what the parser may throw. */
  @FunctionalInterface
  public interface Door<T> {
    void accept(T input) throws Exception;
  }

  /** Tries that many mutants of the corpus in turn. */
  public void run(int count, long seed, Door<T> door) {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread worker = new Thread(() -> work(count, seed, door, failure), "mutants");
    worker.setDaemon(true);
    worker.start();
    await(worker, seed);
    Throwable thrown = failure.get();
    if (thrown != null) {
      throw new AssertionError(describe(seed), thrown);
    }
  }

  private void work(
      int count, long seed, Door<T> door, AtomicReference<@Nullable Throwable> failure) {
    Mutations mutations = new Mutations(seed);
    try {
      for (int i = 0; i < count; i++) {
        T mutant = mutate.apply(mutations, corpus.get(i % corpus.size()));
        current = mutant;
        progress = i;
        one(mutant, door);
      }
    } catch (Throwable e) {
      failure.set(e);
    }
  }

  /** A costly input gets a second try: the first of its kind pays for loading classes too. */
  private void one(T mutant, Door<T> door) throws Exception {
    String cost = cost(mutant, door);
    if (cost != null && cost(mutant, door) != null) {
      throw new AssertionError(cost);
    }
  }

  /** What is too much about the input, or null. */
  private @Nullable String cost(T mutant, Door<T> door) throws Exception {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long cpu = THREADS.getCurrentThreadCpuTime();
    door.accept(mutant);
    long usedCpu = THREADS.getCurrentThreadCpuTime() - cpu;
    long usedBytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    if (usedCpu > SLOW_NANOS) {
      return "took " + usedCpu / 1_000_000 + " ms of CPU";
    }
    return usedBytes > allocationBound ? "allocated " + usedBytes + " bytes" : null;
  }

  private void await(Thread worker, long seed) {
    try {
      long seen = -1;
      while (!worker.join(STUCK)) {
        if (progress == seen) {
          AssertionError stuck = new AssertionError(describe(seed) + " is stuck");
          stuck.setStackTrace(worker.getStackTrace());
          throw stuck;
        }
        seen = progress;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private String describe(long seed) {
    T input = current;
    return "seed %d, mutant %d: %s"
        .formatted(seed, progress, input == null ? "none" : show.apply(input));
  }
}
