package io.candor.e2e.bench;

import io.candor.e2e.Await;
import io.candor.e2e.probe.FrameCount;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.RelayProcess;
import io.candor.e2e.relay.Report;
import io.candor.e2e.relay.StudentLine;
import io.candor.e2e.relay.StudentSocket;
import io.candor.signaling.protocol.Detail;
import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.OfferedTracks;
import io.candor.signaling.protocol.OfferedVideo;
import io.candor.signaling.protocol.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The relay with everything on: consent, events, encrypted recordings. */
final class RelayServer implements MediaServer {
  private static final Duration FINISH = Duration.ofSeconds(60);
  private static final int EVENT_EVERY = 10;

  private final Path folder;
  private final RelayProcess process;
  private final ApiClient api;
  private final ApiClient.Exam exam;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<StudentLine> lines = new ArrayList<>();
  private final List<String> attempts = new ArrayList<>();

  RelayServer(Path folder, List<String> jvmOptions) {
    this.folder = folder;
    // As a proxy we may name each student's own address, or all would count as one flooding
    // machine.
    process =
        RelayProcess.start(folder.resolve("data"), jvmOptions, List.of("--proxy-trusted", "true"));
    api = new ApiClient(process).signIn();
    exam = api.createExam("Benchmark", "https://moodle.example/quiz", ApiClient.recordedPolicy());
  }

  @Override
  public String name() {
    return "Candor 0.1.0 embedded";
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public InetAddress host() {
    return InetAddress.getLoopbackAddress();
  }

  @Override
  public String setup() {
    return "actpass";
  }

  @Override
  public CompletableFuture<String> publish(int index, String offer) {
    String address = "10.%d.%d.%d".formatted(index >> 16, index >> 8 & 255, index & 255);
    ApiClient.Launch launch = api.from(address).join(exam, "Student " + index);
    StudentSocket.Door door = new StudentSocket.Door(http, process.address(), address);
    StudentLine line = new StudentLine(door, launch.launchToken());
    line.consent();
    lines.add(line);
    attempts.add(line.welcome().attempt());
    OfferedTracks tracks = new OfferedTracks(new OfferedVideo(320, 240, 10.0), true);
    return line.offer("camera-" + index, Source.CAMERA, offer, tracks);
  }

  @Override
  public void live(int second) {
    for (int index = second % EVENT_EVERY; index < lines.size(); index += EVENT_EVERY) {
      lines.get(index).event(EventKind.TAB_LEFT, Detail.none(), null, null);
    }
  }

  @Override
  public Recorded finish() {
    lines.forEach(StudentLine::finish);
    Recorded recorded = Recorded.NOTHING;
    for (String attempt : attempts) {
      for (Report.Part part : finishedParts(attempt)) {
        recorded = recorded.plus(count(part));
      }
    }
    return recorded;
  }

  @Override
  public void close() {
    lines.forEach(StudentLine::close);
    process.close();
  }

  private List<Report.Part> finishedParts(String attempt) {
    return Await.value(
        "the recordings of " + attempt + " are finished",
        FINISH,
        () -> {
          List<Report.Part> parts = api.report(attempt).parts();
          boolean done = !parts.isEmpty() && parts.stream().allMatch(Report.Part::finished);
          return done ? parts : null;
        });
  }

  private Recorded count(Report.Part part) {
    Path file = api.download(part.id(), folder.resolve(part.id() + ".webm"));
    FrameCount count = FrameCount.of(file);
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Recorded(count.video(), count.audio());
  }
}
