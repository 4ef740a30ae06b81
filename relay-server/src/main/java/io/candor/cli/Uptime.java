package io.candor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How long this JVM has been there, without loading its management beans. */
public final class Uptime {
  private static final Path PROC = Path.of("/proc");

  /** Of {@code /proc/…/stat}, in hundredths of a second on every Linux (USER_HZ). */
  private static final long TICK_MS = 10;

  /** The 22nd field (proc_pid_stat(5)), counted behind the name, which may hold anything. */
  private static final int START_TIME = 22 - 3;

  private Uptime() {}

  /** How long, if the system tells. */
  public static Optional<Duration> ofThisJvm() {
    try {
      String uptime = Files.readString(PROC.resolve("uptime"));
      return Optional.of(since(threads(), uptime));
    } catch (IOException | RuntimeException e) {
      // No Linux. There, the system's answer counts from a boot time in whole seconds.
      return ProcessHandle.current()
          .info()
          .startInstant()
          .map(started -> Duration.between(started, Instant.now()));
    }
  }

  /**
   * What the system says of each thread but the first. That one is as old as the process, and the
   * process was the launcher, perhaps building for minutes, before it became this JVM.
   */
  private static List<String> threads() throws IOException {
    String first = Long.toString(ProcessHandle.current().pid());
    try (Stream<Path> tasks = Files.list(PROC.resolve("self/task"))) {
      return tasks.filter(task -> !task.endsWith(first)).flatMap(Uptime::stat).toList();
    }
  }

  /** Nothing for a thread that has ended meanwhile. */
  private static Stream<String> stat(Path task) {
    try {
      return Stream.of(Files.readString(task.resolve("stat")));
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  /** From the start of the oldest thread to now; all count from the boot. */
  static Duration since(List<String> stats, String uptime) {
    long started = stats.stream().mapToLong(Uptime::started).min().orElseThrow();
    double now = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
    return Duration.ofMillis(Math.round(now * 1000) - started);
  }

  private static long started(String stat) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[START_TIME]) * TICK_MS;
  }
}
