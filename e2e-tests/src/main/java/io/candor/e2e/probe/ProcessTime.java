package io.candor.e2e.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the kernel has accounted to a process so far.
 *
 * @param cpuNanos user and system time of all its threads
 * @param residentBytes memory it occupies now
 */
public record ProcessTime(long cpuNanos, long residentBytes) {
  private static final long NANOS_PER_TICK = 1_000_000_000L / 100;
  private static final int USER = 11;
  private static final int SYSTEM = 12;

  /** Reads {@code /proc/PID/stat} and {@code status}; the kernel counts in ticks of 10 ms. */
  public static ProcessTime of(long pid) {
    Path proc = Path.of("/proc", Long.toString(pid));
    try {
      String stat = Files.readString(proc.resolve("stat"));
      List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
      long ticks = Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(SYSTEM));
      return new ProcessTime(ticks * NANOS_PER_TICK, resident(proc.resolve("status")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long resident(Path status) throws IOException {
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
        .findFirst()
        .orElse(0);
  }
}
