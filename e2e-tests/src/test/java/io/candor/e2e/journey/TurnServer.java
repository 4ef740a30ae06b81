package io.candor.e2e.journey;

import io.candor.e2e.Await;
import io.candor.e2e.net.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** coturn on loopback, which lets in whoever has a password made from a shared secret. */
final class TurnServer implements AutoCloseable {
  static final String SECRET = "a secret of the relay and coturn";

  private static final Duration START = Duration.ofSeconds(30);

  private final int port;
  private final Path log;
  private final Process process;
  private final Thread reaper;

  /**
   * Starts a server.
   *
   * @param relayed the address from which it speaks for its clients
   */
  TurnServer(Path folder, String relayed) {
    port = FreePort.draw();
    log = folder.resolve("coturn.log");
    try {
      process =
          new ProcessBuilder(
                  "turnserver",
                  "-n", // no configuration file
                  "--listening-ip=127.0.0.1",
                  "--listening-port=" + port,
                  "--relay-ip=" + relayed,
                  "--allow-loopback-peers",
                  "--realm=candor",
                  "--use-auth-secret",
                  "--static-auth-secret=" + SECRET,
                  "--no-tls",
                  "--no-dtls",
                  "--no-cli",
                  "--userdb=" + folder.resolve("coturn.db"),
                  "--pidfile=" + folder.resolve("coturn.pid"),
                  "--log-file=stdout",
                  "--verbose")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException("coturn is not installed", e);
    }
    reaper = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(reaper);
    Await.until("coturn listens", START, this::listens);
  }

  /** Its address for a browser; {@code transport} is udp or tcp. */
  String address(String transport) {
    return "turn:127.0.0.1:" + port + "?transport=" + transport;
  }

  /** Everything it has said. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(reaper);
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
      throw new IllegalStateException("coturn stopped: " + log());
    }
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
