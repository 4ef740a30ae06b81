package io.candor.e2e.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.load.Publisher;
import io.candor.e2e.load.PublisherKit;
import io.candor.e2e.load.PublisherLoop;
import io.candor.e2e.net.Impairment;
import io.candor.e2e.net.LossyProxy;
import io.candor.e2e.probe.FrameCount;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.RelayProcess;
import io.candor.e2e.relay.Report;
import io.candor.signaling.protocol.Source;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A minute over a network that loses a packet in twenty each way, into a real server. */
class LossTest {
  private static final int STUDENTS = 4;
  private static final int PICTURES = 600;
  private static final Duration MINUTES = Duration.ofMinutes(3);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private final SplittableRandom random = new SplittableRandom(5);
  private final PublisherLoop loop = new PublisherLoop();
  private final List<AutoCloseable> open = new ArrayList<>();

  /** One student and the network they sit behind. */
  private static final class Seat {
    private final Examinee student;
    private final Publisher camera;
    private volatile LossyProxy network;

    Seat(Examinee student, PublisherKit kit, long seed) {
      this.student = student;
      this.camera = student.publish(Source.CAMERA, kit, address -> through(address, seed));
    }

    /** The first address that is told is all there is. */
    private Optional<InetSocketAddress> through(InetSocketAddress server, long seed) {
      if (network != null) {
        return Optional.empty();
      }
      InetAddress host = InetAddress.getLoopbackAddress();
      network = LossyProxy.open(host, server, Impairment.ROUGH, Impairment.ROUGH, seed);
      return Optional.of(network.address());
    }
  }

  /** Of the relay that this is tried on. */
  List<String> settings() {
    return List.of();
  }

  /** The share of pictures that may be missing. */
  double mostMissing() {
    return 0.000_999;
  }

  /** How a student offers DTLS. */
  String setup() {
    return "actpass";
  }

  @AfterEach
  void stop() throws Exception {
    loop.close();
    for (AutoCloseable each : open.reversed()) {
      each.close();
    }
  }

  @Test
  void lessThanAPictureInAThousandIsMissing() {
    RelayProcess relay =
        opened(RelayProcess.start(folder.resolve("data"), settings().toArray(String[]::new)));
    ApiClient api = new ApiClient(relay).signIn();
    ApiClient.Exam exam =
        api.createExam("Loss", "https://moodle.example/quiz", ApiClient.recordedPolicy());
    PublisherKit kit = PublisherKit.fresh(setup());
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < STUDENTS; i++) {
      Examinee student = opened(new Examinee(relay, api, exam, loop, random.split()));
      seats.add(new Seat(student, kit, i));
      opened(seats.getLast().network);
    }
    seats.forEach(seat -> awaitSent(seat, PICTURES));
    long sent = seats.stream().mapToLong(LossTest::endWell).sum();
    long found = seats.stream().mapToLong(seat -> recorded(api, seat)).sum();
    System.out.printf("%d pictures sent, %d recorded; %s%n", sent, found, losses(seats));
    wasRough(seats);
    assertThat((double) (sent - found) / sent).as("share missing").isBetween(0.0, mostMissing());
  }

  /** Lets what was lost be sent again over a good network; the last packets have no successors. */
  private static long endWell(Seat seat) {
    seat.network.impair(Impairment.NONE, Impairment.NONE);
    awaitSent(seat, seat.camera.sent().videoFrames() + 20);
    return seat.camera.stopMedia().videoFrames();
  }

  private static void awaitSent(Seat seat, long pictures) {
    Await.until("pictures sent", MINUTES, () -> seat.camera.sent().videoFrames() >= pictures);
  }

  private long recorded(ApiClient api, Seat seat) {
    seat.student.leave();
    seat.student.line().finish();
    Report.Part part =
        Await.value(
            "the recording is finished",
            LIMIT,
            () -> {
              List<Report.Part> parts = api.report(seat.student.attempt()).parts();
              assertThat(parts).hasSize(1);
              return parts.getFirst().finished() ? parts.getFirst() : null;
            });
    return FrameCount.of(api.download(part.id(), folder.resolve(part.id() + ".webm"))).video();
  }

  /** Of all together: few packets go down to a single student, and luck is wide there. */
  private static void wasRough(List<Seat> seats) {
    List<LossyProxy.Counts> counts = seats.stream().map(seat -> seat.network.counts()).toList();
    assertThat(counts.stream().mapToLong(LossyProxy.Counts::upLost).sum())
        .isGreaterThan(counts.stream().mapToLong(LossyProxy.Counts::up).sum() / 33);
    assertThat(counts.stream().mapToLong(LossyProxy.Counts::downLost).sum())
        .isGreaterThan(counts.stream().mapToLong(LossyProxy.Counts::down).sum() / 50);
  }

  private static String losses(List<Seat> seats) {
    return seats.stream()
        .map(seat -> seat.network.counts() + " " + seat.camera.sent())
        .toList()
        .toString();
  }

  private <T extends AutoCloseable> T opened(T part) {
    open.add(part);
    return part;
  }
}
