package io.candor.e2e.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the processes of a browser have taken, by Linux's accounts.
 *
 * @param parts each kind of process that there was
 */
record BrowserCost(Map<Kind, Part> parts) {
  private static final int TICK_MS = 10;
  private static final int UTIME = 11;

  /** What a process of the browser is for. */
  enum Kind {
    BROWSER,
    GPU,
    /** All contexts of the extension: offscreen document, worker, pages and overlay. */
    EXTENSION,
    PAGES,
    CAMERA,
    AUDIO,
    NETWORK,
    OTHER;

    private static Kind of(String commandLine) {
      if (commandLine.contains("--type=renderer")) {
        return commandLine.contains("--extension-process") ? EXTENSION : PAGES;
      }
      if (commandLine.contains("video_capture.mojom")) {
        return CAMERA;
      }
      if (commandLine.contains("audio.mojom")) {
        return AUDIO;
      }
      if (commandLine.contains("network.mojom")) {
        return NETWORK;
      }
      if (commandLine.contains("--type=gpu-process")) {
        return GPU;
      }
      return commandLine.contains("--type=") ? OTHER : BROWSER;
    }
  }

  /**
   * One kind of process.
   *
   * @param cpuMs processor time since they began
   * @param memoryMb proportional set size: what several of them share is counted once
   */
  record Part(long cpuMs, double memoryMb) {
    static final Part NONE = new Part(0, 0);

    Part plus(Part other) {
      return new Part(cpuMs + other.cpuMs, memoryMb + other.memoryMb);
    }
  }

  /** Adds up the processes of the browser with this profile, and theirs. */
  static BrowserCost of(Path profile) {
    Map<Kind, Part> parts = new EnumMap<>(Kind.class);
    for (ProcessHandle process : processes(profile)) {
      Path folder = Path.of("/proc", Long.toString(process.pid()));
      try {
        parts.merge(Kind.of(commandLine(process)), partOf(folder), Part::plus);
      } catch (IOException e) {
        // It has ended meanwhile, and is no part of the browser any more.
        continue;
      }
    }
    return new BrowserCost(parts);
  }

  /** What one kind took; nothing where there was none of it. */
  Part part(Kind kind) {
    return parts.getOrDefault(kind, Part.NONE);
  }

  /** What all of them took. */
  Part all() {
    return parts.values().stream().reduce(Part.NONE, Part::plus);
  }

  private static Part partOf(Path folder) throws IOException {
    String stat = Files.readString(folder.resolve("stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    long ticks = Long.parseLong(fields[UTIME]) + Long.parseLong(fields[UTIME + 1]);
    long kilobytes =
        Files.readAllLines(folder.resolve("smaps_rollup")).stream()
            .filter(line -> line.startsWith("Pss:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .sum();
    return new Part(ticks * TICK_MS, kilobytes / 1024.0);
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
