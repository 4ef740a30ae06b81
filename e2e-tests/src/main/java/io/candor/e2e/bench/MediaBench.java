package io.candor.e2e.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine;

/** {@code ./candor bench media}: one class of publishers against the relay, and against Janus. */
@CommandLine.Command(
    name = "bench media",
    description =
        "Sends pre-encoded camera and microphone streams of many students to a relay it starts, and"
            + " to Janus where that is installed, and prints what each of them needed.",
    mixinStandardHelpOptions = true)
public final class MediaBench implements Runnable {
  @CommandLine.Option(names = "--students", defaultValue = "200", description = "How many.")
  private int students;

  @CommandLine.Option(names = "--seconds", defaultValue = "60", description = "Measured time.")
  private int seconds;

  @CommandLine.Option(
      names = "--warm-up",
      defaultValue = "120",
      description = "Unmeasured time before; until then the JVM still compiles what is hot.")
  private int warmUp;

  @CommandLine.Option(names = "--no-janus", description = "Leaves Janus out.")
  private boolean noJanus;

  @CommandLine.Option(
      names = "--jvm",
      split = " ",
      defaultValue = "-XX:+UseSerialGC -Xmx1g --enable-native-access=ALL-UNNAMED",
      description = "Options of the relay's JVM.")
  private List<String> jvmOptions = List.of();

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new MediaBench()).execute(arguments));
  }

  @Override
  public void run() {
    List<Measurement> measured = new ArrayList<>();
    MediaLoad load = new MediaLoad(students, warmUp, seconds);
    Path folder = temporaryFolder();
    try {
      out.println(machine());
      try (MediaServer relay = new RelayServer(folder.resolve("relay"), jvmOptions)) {
        measured.add(load.run(relay));
      }
      if (!noJanus && JanusProcess.installed() && JanusProcess.outerAddress().isPresent()) {
        try (MediaServer janus = new JanusServer(folder.resolve("janus"))) {
          measured.add(load.run(janus));
        }
      } else if (!noJanus) {
        out.println(
            "Janus is left out: it needs apt install janus, and an address besides loopback.");
      }
    } finally {
      delete(folder);
    }
    print(measured);
  }

  private void print(List<Measurement> measured) {
    out.println(Measurement.HEADER);
    measured.forEach(each -> out.println(each.row()));
    if (measured.size() == 2) {
      double ratio = measured.get(0).microsPerPacket() / measured.get(1).microsPerPacket();
      out.printf(Locale.ROOT, "CPU a packet: %.2f of Janus's.%n", ratio);
    }
  }

  private static String machine() {
    return "%s, %d cores, Linux %s, Java %s"
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.version"),
            Runtime.version());
  }

  private static String processor() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 2))
          .findFirst()
          .orElse("unknown processor");
    } catch (IOException e) {
      return "unknown processor";
    }
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("candor-bench");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
