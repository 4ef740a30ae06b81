package io.candor.e2e.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.load.Footage;
import io.candor.e2e.load.Publisher;
import io.candor.e2e.load.PublisherKit;
import io.candor.e2e.load.PublisherLoop;
import io.candor.e2e.load.Sent;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.RelayProcess;
import io.candor.e2e.relay.Report;
import io.candor.signaling.protocol.Source;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} of the server, again and again, while students are recorded. */
class KillTest {
  private static final int KILLS = Integer.getInteger("candor.kills", 20);
  private static final long SEED = Long.getLong("candor.seed", 2);
  private static final long SOONEST = TimeUnit.MILLISECONDS.toNanos(100);
  private static final long LATEST = TimeUnit.MILLISECONDS.toNanos(3_000);
  private static final long EVENT_EVERY = TimeUnit.MILLISECONDS.toNanos(25);

  /** A server that lives for seconds does not gain from the slow compiler. */
  private static final List<String> QUICK_START = List.of("-Xmx256m", "-XX:TieredStopAtLevel=1");

  /** With less than a second sent, there may be nothing to play. */
  private static final int A_SECOND = 10;

  @TempDir private Path folder;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final PublisherLoop loop = new PublisherLoop();
  private final PublisherKit camera = PublisherKit.fresh(setup());
  private final PublisherKit screen = camera.showing(Footage.screen());
  private final ExecutorService checks = Executors.newSingleThreadExecutor();
  private final List<CompletableFuture<Long>> checked = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private RelayProcess relay;
  private ApiClient api;

  /** One source of one student, from a start to a kill. */
  private record Stream(Examinee from, Source source, Publisher publisher) {}

  /** What the student knew and had done just before a kill. */
  private record Promise(Stream stream, long acknowledged, Sent sent) {}

  /** Of the relay that is killed. */
  List<String> settings() {
    return List.of();
  }

  /** How a student offers DTLS. */
  String setup() {
    return "actpass";
  }

  @BeforeEach
  void start() {
    relay = RelayProcess.start(folder.resolve("data"), QUICK_START, settings());
    api = new ApiClient(relay).signIn();
  }

  @AfterEach
  void stop() {
    loop.close();
    relay.close();
    checks.shutdownNow();
  }

  @Test
  void everyPartPlaysAndNoAcknowledgedEventIsLost() {
    ApiClient.Exam exam =
        api.createExam("Kills", "https://moodle.example/quiz", ApiClient.recordedPolicy());
    try (Examinee first = new Examinee(relay, api, exam, loop, random.split());
        Examinee second = new Examinee(relay, api, exam, loop, random.split())) {
      for (int kill = 1; kill <= KILLS; kill++) {
        List<Stream> streams =
            List.of(
                stream(first, Source.CAMERA, camera),
                stream(first, Source.SCREEN, screen),
                stream(second, Source.CAMERA, camera));
        liveUntilTheKill(List.of(first, second));
        killAndRestart(kill, streams);
      }
      long most = checked.stream().mapToLong(CompletableFuture::join).max().orElseThrow();
      System.out.printf("%d kills, %d parts: at most %d ms lost%n", KILLS, checked.size(), most);
      for (Examinee student : List.of(first, second)) {
        student.line().finish();
        allEventsOnce(student);
      }
    }
  }

  private static Stream stream(Examinee from, Source source, PublisherKit kit) {
    return new Stream(from, source, from.publish(source, kit));
  }

  /** Events flow until a random moment. */
  private void liveUntilTheKill(List<Examinee> students) {
    long moment = System.nanoTime() + random.nextLong(SOONEST, LATEST);
    while (moment - System.nanoTime() > 0) {
      students.forEach(Examinee::leave);
      LockSupport.parkNanos(Math.min(EVENT_EVERY, moment - System.nanoTime()));
    }
  }

  private void killAndRestart(int kill, List<Stream> streams) {
    List<Promise> promises =
        streams.stream()
            .map(each -> new Promise(each, acknowledged(each), each.publisher().sent()))
            .toList();
    relay.kill();
    List<Sent> after = streams.stream().map(each -> each.publisher().stopMedia()).toList();
    streams.forEach(each -> each.publisher().vanish());
    relay.restart();
    api = new ApiClient(relay).signIn();
    for (int i = 0; i < promises.size(); i++) {
      kept(promises.get(i), kill, after.get(i));
    }
  }

  private static long acknowledged(Stream stream) {
    return stream.from().line().acknowledged();
  }

  private void kept(Promise promise, int kill, Sent after) {
    Examinee student = promise.stream().from();
    student.awaitWelcome(kill + 1);
    assertThat(student.welcomes().get(kill).attempt()).isEqualTo(student.attempt());
    assertThat(student.welcomes().get(kill).lastEventSeq())
        .as("the last event the relay knows of")
        .isGreaterThanOrEqualTo(promise.acknowledged());
    List<Report.Part> parts =
        api.report(student.attempt()).parts(promise.stream().source().wire()).stream()
            .filter(part -> seen.add(part.id()))
            .toList();
    assertThat(parts)
        .as("parts of kill %d, %s sent", kill, promise.sent())
        .hasSizeBetween(promise.sent().videoFrames() >= A_SECOND ? 1 : 0, 1)
        .allMatch(Report.Part::finished);
    parts.forEach(part -> check(part, promise.sent(), after));
  }

  private void check(Report.Part part, Sent before, Sent after) {
    Path file = api.download(part.id(), folder.resolve(part.id() + ".webm"));
    RecordedPart recorded = new RecordedPart(part, file, before, after);
    checked.add(
        CompletableFuture.supplyAsync(
            () -> {
              recorded.check();
              return recorded.lostMillis();
            },
            checks));
  }

  private void allEventsOnce(Examinee student) {
    Report report = api.report(student.attempt());
    long last = student.line().acknowledged();
    assertThat(last).isGreaterThan(KILLS);
    assertThat(report.sequenceNumbers())
        .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
    assertThat(report.eventsWhole()).as("the chain of hashes").isTrue();
    assertThat(report.parts()).allMatch(Report.Part::finished);
  }
}
