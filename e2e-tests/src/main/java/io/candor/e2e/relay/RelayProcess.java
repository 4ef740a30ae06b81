package io.candor.e2e.relay;

import io.candor.e2e.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A relay server in a JVM of its own. It listens on a port it chose at its first start and keeps it
 * when started again, because students come back to the address they know.
 */
public final class RelayProcess implements AutoCloseable {
  private static final Pattern LINK =
      Pattern.compile("(https?://[^/\\s]+)/console/(?:#key=([A-Za-z0-9_-]+))?\\s");

  /** A server that lives for a minute does not gain from the slow compiler. */
  private static final List<String> SHORT_LIVED = List.of("-Xmx512m", "-XX:TieredStopAtLevel=1");

  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration STOP = Duration.ofSeconds(60);

  private final Path data;
  private final List<String> jvmOptions;
  private final List<String> settings;
  private final Path log;
  private final Thread reaper = new Thread(this::destroy);
  private Process process;
  private URI address;
  private String consoleKey;

  /** Starts a relay that keeps everything in {@code data}. */
  public static RelayProcess start(Path data, String... settings) {
    return start(data, SHORT_LIVED, List.of(settings));
  }

  /** Starts a relay with options of its JVM and further settings on its command line. */
  public static RelayProcess start(Path data, List<String> jvmOptions, List<String> settings) {
    return new RelayProcess(data, jvmOptions, settings);
  }

  private RelayProcess(Path data, List<String> jvmOptions, List<String> settings) {
    this.data = data;
    this.jvmOptions = List.copyOf(jvmOptions);
    this.settings = List.copyOf(settings);
    this.log = data.resolveSibling(data.getFileName() + ".log");
    Runtime.getRuntime().addShutdownHook(reaper);
    ReadyKey.into(data);
    process = launch(0);
    Matcher link = awaitLink(0);
    address = URI.create(link.group(1));
    consoleKey = Objects.requireNonNullElse(link.group(2), "");
  }

  /** The server's address, such as {@code http://127.0.0.1:40123}. */
  public URI address() {
    return address;
  }

  /** The secret in the link the server printed; empty once there is an administrator. */
  public String consoleKey() {
    return consoleKey;
  }

  public long pid() {
    return process.pid();
  }

  public boolean alive() {
    return process.isAlive();
  }

  /** Kills the server as {@code kill -9} does, and waits until the kernel has taken it away. */
  public void kill() {
    process.destroyForcibly();
    await(process);
  }

  /** Asks the server to stop, as Ctrl-C does; recordings are finished when this returns. */
  public void stop() {
    process.destroy();
    await(process);
  }

  /** Starts the server again on the same data and the same port. */
  public void restart() {
    long from = logSize();
    process = launch(address.getPort());
    Matcher link = awaitLink(from);
    address = URI.create(link.group(1));
    consoleKey = Objects.requireNonNullElse(link.group(2), "");
  }

  /** Everything the server has written to its standard streams. */
  public String log() {
    try {
      return Files.exists(log) ? Files.readString(log) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command beside the server, on the same data, and answers what it printed. */
  public String command(String... words) {
    List<String> arguments =
        new ArrayList<>(List.of(words[0], "--data", data.toString(), "--port", "" + port()));
    arguments.addAll(List.of(words).subList(1, words.length));
    try {
      Process command = java(arguments).start();
      String printed = new String(command.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      await(command);
      return printed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int port() {
    return address.getPort();
  }

  @Override
  public void close() {
    destroy();
    Runtime.getRuntime().removeShutdownHook(reaper);
  }

  private void destroy() {
    process.destroy();
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private Process launch(int port) {
    List<String> arguments =
        new ArrayList<>(
            List.of("serve", "--data", data.toString(), "--port", Integer.toString(port)));
    for (String free : List.of("--media-port", "--media-tcp-port")) {
      if (!settings.contains(free)) {
        arguments.addAll(List.of(free, "0"));
      }
    }
    arguments.addAll(settings);
    try {
      Files.createDirectories(data.toAbsolutePath().getParent());
      Files.writeString(log, "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return java(arguments).redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile())).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ProcessBuilder java(List<String> arguments) {
    ProcessBuilder builder =
        new ProcessBuilder(JavaCommand.relay(jvmOptions, arguments)).redirectErrorStream(true);
    // The tests' own switches are no settings of the relay, nor is what watches the tests' JVM.
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("CANDOR_TEST_") || name.equals("JAVA_TOOL_OPTIONS"));
    return builder;
  }

  private Matcher awaitLink(long from) {
    Matcher[] link = new Matcher[1];
    Await.until(
        "the relay prints its link",
        START,
        () -> {
          link[0] = LINK.matcher(log().substring((int) from));
          boolean found = link[0].find();
          if (!found && !process.isAlive()) {
            throw new IllegalStateException("the relay stopped at its start:\n" + log());
          }
          return found;
        });
    return link[0];
  }

  private long logSize() {
    return log().length();
  }

  private static void await(Process process) {
    try {
      if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        throw new IllegalStateException("process " + process.pid() + " does not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
