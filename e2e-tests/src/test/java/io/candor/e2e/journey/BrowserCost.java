package io.candor.e2e.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What all processes of a browser have taken, by Linux's accounts.
 *
 * @param cpuMs processor time since they began
 * @param memoryMb proportional set size: what several of them share is counted once
 */
record BrowserCost(long cpuMs, double memoryMb) {
  private static final int TICK_MS = 10;
  private static final int UTIME = 11;

  /** Adds up the processes of the browser with this profile, and theirs. */
  static BrowserCost of(Path profile) {
    long[] sums = new long[2];
    for (ProcessHandle process : processes(profile)) {
      Path folder = Path.of("/proc", Long.toString(process.pid()));
      try {
        String stat = Files.readString(folder.resolve("stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        sums[0] += (Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1])) * TICK_MS;
        sums[1] +=
            Files.readAllLines(folder.resolve("smaps_rollup")).stream()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .sum();
      } catch (IOException e) {
        // It has ended meanwhile, and is no part of the browser any more.
        continue;
      }
    }
    return new BrowserCost(sums[0], sums[1] / 1024.0);
  }

  private static List<ProcessHandle> processes(Path profile) {
    String mark = "--user-data-dir=" + profile.toAbsolutePath();
    return ProcessHandle.allProcesses()
        .filter(process -> commandLine(process).contains(mark))
        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
        .distinct()
        .toList();
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
          .replace('\0', ' ');
    } catch (IOException e) {
      return "";
    }
  }
}
