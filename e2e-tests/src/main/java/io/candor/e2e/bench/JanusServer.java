package io.candor.e2e.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Janus's videoroom, recording every publisher. */
final class JanusServer implements MediaServer {
  private final Path recordings;
  private final JanusProcess process;
  private final JanusClient client;

  JanusServer(Path folder) {
    try {
      recordings = Files.createDirectories(folder.resolve("recordings"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process = new JanusProcess(folder);
    client = new JanusClient(process.port());
  }

  @Override
  public String name() {
    return "Janus " + client.version() + " videoroom";
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public InetAddress host() {
    return JanusProcess.outerAddress().orElseThrow();
  }

  @Override
  public String setup() {
    return "active";
  }

  @Override
  public CompletableFuture<String> publish(int index, String offer) {
    return client.publish(index, "student-" + index, recordings, offer);
  }

  @Override
  public void live(int second) {}

  @Override
  public Recorded finish() {
    client.close();
    process.close();
    try (Stream<Path> files = Files.list(recordings)) {
      List<Path> all = files.filter(file -> file.toString().endsWith(".mjr")).toList();
      Recorded recorded = Recorded.NOTHING;
      for (Path file : all) {
        MjrFile mjr = MjrFile.read(file);
        recorded =
            recorded.plus(
                file.toString().contains("-video")
                    ? new Recorded(mjr.videoFrames(), 0)
                    : new Recorded(0, mjr.audioFrames()));
      }
      return recorded;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
