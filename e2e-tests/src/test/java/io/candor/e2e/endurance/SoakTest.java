package io.candor.e2e.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.load.Pace;
import io.candor.e2e.load.Publisher;
import io.candor.e2e.load.PublisherKit;
import io.candor.e2e.load.PublisherLoop;
import io.candor.e2e.probe.MediaProbe;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.RelayProcess;
import io.candor.e2e.relay.Report;
import io.candor.signaling.protocol.Source;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ten minutes of flashes and beeps from a machine whose clocks are wrong: its time of day by an
 * hour, its seconds by 50 ppm, those of its sound card by 200 ppm more. Pictures are sent 100 ms
 * after they were taken, and the first sender report comes late. What its sound card plays late for
 * its slow clock really is late, and is not held against the relay.
 */
@Tag("soak")
class SoakTest {
  private static final Duration LENGTH =
      Duration.ofSeconds(Integer.getInteger("candor.soak.seconds", 600));
  private static final Pace WRONG =
      new Pace(50e-6, 250e-6, Duration.ofMillis(100), Duration.ofMillis(2500), true);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Until the first sender reports have come and are followed. */
  private static final double SETTLED = 5;

  private static final double SOUND_AND_PICTURE = 0.080;
  private static final double CAMERA_AND_SCREEN = 0.200;

  @TempDir private Path folder;
  private final SplittableRandom random = new SplittableRandom(3);

  /** How far two lists of moments, one a second each, are apart, in seconds. */
  private record Offsets(int count, double first, double last, double worst) {
    /** {@code drift}: by how much the second ones really come later after each second. */
    static Offsets between(List<Double> from, List<Double> to, double drift) {
      List<Double> all = new ArrayList<>();
      for (double moment : from) {
        to.stream()
            .map(other -> other - moment - drift * (moment - from.getFirst()))
            .filter(offset -> Math.abs(offset) < 0.5)
            .findFirst()
            .ifPresent(all::add);
      }
      double worst = all.stream().mapToDouble(Math::abs).max().orElse(Double.NaN);
      return new Offsets(all.size(), all.getFirst(), all.getLast(), worst);
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d pairs, first %+.0f ms, last %+.0f ms, worst %.0f ms",
          count,
          first * 1000,
          last * 1000,
          worst * 1000);
    }
  }

  /** A finished part and its flashes on the server's clock, in seconds. */
  private record Watched(Report.Part part, Path file, List<Double> flashes) {}

  @Test
  void soundPictureAndScreenStayTogether() throws Exception {
    FlashAndBeep media = FlashAndBeep.make(folder);
    Clock wrong = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
    PublisherKit camera =
        PublisherKit.fresh("actpass").showing(media.camera()).keeping(WRONG, wrong);
    PublisherKit screen = camera.showing(media.screen());
    try (RelayProcess relay =
            RelayProcess.start(folder.resolve("data"), List.of("-Xmx512m"), List.of());
        PublisherLoop loop = new PublisherLoop()) {
      ApiClient api = new ApiClient(relay).signIn();
      ApiClient.Exam exam =
          api.createExam("Soak", "https://moodle.example/quiz", ApiClient.recordedPolicy());
      Examinee student = new Examinee(relay, api, exam, loop, random.split());
      Publisher source = student.publish(Source.CAMERA, camera);
      student.publish(Source.SCREEN, screen);
      Await.until(
          "it has lasted", LENGTH.plus(LIMIT), () -> source.sent().videoFrames() >= pictures());
      student.leave();
      student.line().finish();
      measure(watched(api, student, Source.CAMERA), watched(api, student, Source.SCREEN));
    }
  }

  private static long pictures() {
    return LENGTH.toSeconds() * 15;
  }

  private static void measure(Watched camera, Watched screen) throws Exception {
    double start = camera.part().startedAt() / 1000.0;
    List<Double> beeps = Onsets.beeps(camera.file()).stream().map(at -> start + at).toList();
    List<Double> flashes = settled(camera);
    Offsets sound = Offsets.between(flashes, beeps, WRONG.soundDrift() - WRONG.systemDrift());
    Offsets sources = Offsets.between(flashes, settled(screen), 0);
    System.out.println("beep after flash: " + sound);
    System.out.println("screen after camera: " + sources);
    long enough = LENGTH.toSeconds() * 98 / 100 - 10;
    assertThat(sound.count()).isGreaterThanOrEqualTo((int) enough);
    assertThat(sources.count()).isGreaterThanOrEqualTo((int) enough);
    assertThat(sound.worst()).isLessThan(SOUND_AND_PICTURE);
    assertThat(sources.worst()).isLessThan(CAMERA_AND_SCREEN);
  }

  private static List<Double> settled(Watched watched) {
    double from = watched.part().startedAt() / 1000.0 + SETTLED;
    return watched.flashes().stream().filter(at -> at > from).toList();
  }

  private Watched watched(ApiClient api, Examinee student, Source source) throws Exception {
    Report.Part part =
        Await.value(
            "the recording is finished",
            LIMIT,
            () ->
                api.report(student.attempt()).parts(source.wire()).stream()
                    .filter(Report.Part::finished)
                    .findFirst()
                    .orElse(null));
    Path file = api.download(part.id(), folder.resolve(part.id() + ".webm"));
    MediaProbe probe = new MediaProbe(file);
    assertThat(probe.decodeErrors()).isEmpty();
    List<Double> times = probe.packets("v").stream().map(MediaProbe.Packet::seconds).toList();
    double start = part.startedAt() / 1000.0;
    List<Double> flashes = Onsets.flashes(file, times).stream().map(at -> start + at).toList();
    return new Watched(part, file, flashes);
  }
}
