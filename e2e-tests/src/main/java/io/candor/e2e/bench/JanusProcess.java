package io.candor.e2e.bench;

import io.candor.e2e.Await;
import io.candor.e2e.net.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Debian's Janus with nothing but its videoroom and its HTTP interface, ice-lite, in a folder of
 * its own.
 */
final class JanusProcess implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/janus");
  private static final Path INSTALLED = Path.of("/usr/lib/x86_64-linux-gnu/janus");
  private static final Duration START = Duration.ofSeconds(30);

  private final Process process;
  private final int port;
  private final Path log;

  static boolean installed() {
    return Files.isExecutable(PROGRAM);
  }

  JanusProcess(Path folder) {
    port = FreePort.draw();
    log = folder.resolve("janus.log");
    try {
      Path configuration = Files.createDirectories(folder.resolve("etc"));
      Files.writeString(configuration.resolve("janus.jcfg"), general(configuration));
      Files.writeString(configuration.resolve("janus.transport.http.jcfg"), http());
      Files.writeString(configuration.resolve("janus.plugin.videoroom.jcfg"), "general: {}\n");
      process =
          new ProcessBuilder(
                  PROGRAM.toString(),
                  "-F",
                  configuration.toString(),
                  "-C",
                  configuration.resolve("janus.jcfg").toString())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Await.until("Janus listens", START, this::listens);
  }

  long pid() {
    return process.pid();
  }

  int port() {
    return port;
  }

  /** The address media goes to: ice-lite Janus wants one that is not loopback. */
  static Optional<InetAddress> outerAddress() {
    return interfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address.getAddress().length == 4)
        .findFirst();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private boolean listens() {
    if (!process.isAlive()) {
      throw new IllegalStateException("Janus stopped; see " + log);
    }
    try (java.net.Socket socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static String general(Path configuration) {
    return """
    general: {
      configs_folder = "%s"
      plugins_folder = "%s"
      transports_folder = "%s"
      debug_level = 3
      session_timeout = 600
    }
    nat: {
      ice_lite = true
      full_trickle = false
      ice_enforce_list = "%s"
    }
    plugins: { disable = "%s" }
    transports: { disable = "%s" }
    events: { broadcast = false }
    """
        .formatted(
            configuration,
            INSTALLED.resolve("plugins"),
            INSTALLED.resolve("transports"),
            interfaces().map(NetworkInterface::getName).findFirst().orElse("eth0"),
            allBut("plugins", "videoroom"),
            allBut("transports", "http"));
  }

  private String http() {
    return """
    general: {
      json = "compact"
      base_path = "/janus"
      http = true
      port = %d
      ip = "127.0.0.1"
      https = false
    }
    admin: { admin_http = false }
    """
        .formatted(port);
  }

  private static String allBut(String kind, String wanted) {
    try (Stream<Path> files = Files.list(INSTALLED.resolve(kind))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".so") && !name.contains(wanted))
          .sorted()
          .collect(Collectors.joining(","));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<NetworkInterface> interfaces() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(
              link -> {
                try {
                  return link.isUp()
                      && !link.isLoopback()
                      && link.inetAddresses().anyMatch(a -> a.getAddress().length == 4);
                } catch (java.net.SocketException e) {
                  return false;
                }
              });
    } catch (java.net.SocketException e) {
      throw new UncheckedIOException(e);
    }
  }
}
