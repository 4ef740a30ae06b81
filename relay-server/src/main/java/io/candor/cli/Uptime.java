package io.candor.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** How long this process has been there, without loading the JVM's management beans. */
public final class Uptime {
  private static final Path PROC = Path.of("/proc");

  /** Of {@code /proc/PID/stat}, in hundredths of a second on every Linux (USER_HZ). */
  private static final long TICK_MS = 10;

  /** The 22nd field (proc_pid_stat(5)), counted behind the name, which may hold anything. */
  private static final int START_TIME = 22 - 3;

  private Uptime() {}

  /** How long, if the system tells. */
  public static Optional<Duration> ofThisProcess() {
    try {
      String stat = Files.readString(PROC.resolve("self/stat"));
      String uptime = Files.readString(PROC.resolve("uptime"));
      return Optional.of(since(stat, uptime));
    } catch (IOException | RuntimeException e) {
      // No Linux. There, the system's answer counts from a boot time in whole seconds.
      return ProcessHandle.current()
          .info()
          .startInstant()
          .map(started -> Duration.between(started, Instant.now()));
    }
  }

  /** The two files' difference: both count from the boot. */
  static Duration since(String stat, String uptime) {
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long started = Long.parseLong(fields[START_TIME]) * TICK_MS;
    double now = Double.parseDouble(uptime.substring(0, uptime.indexOf(' ')));
    return Duration.ofMillis(Math.round(now * 1000) - started);
  }
}
