package io.candor.e2e.journey;

import io.candor.e2e.Await;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report's player shows the picture of whatever moment is asked for, and soon. */
@Tag("browser")
class SeekTest {
  private static final long SEED = Long.getLong("candor.seed", System.nanoTime());
  private static final Duration RECORDED = Duration.ofSeconds(15);
  private static final int SEEKS = 20;
  private static final long SEEK_MS = 500;

  /** The very end is left out: there a player says that it has ended. */
  private static final long END_MS = 100;

  @TempDir Path folder;

  @Test
  void randomMomentsOfTheRecording() throws Exception {
    try (Classroom room = new Classroom(folder)) {
      room.begin(room.joinLink());
      long from = System.currentTimeMillis();
      Await.until(
          "there is something to jump in",
          Chromium.LIMIT,
          () -> System.currentTimeMillis() - from > RECORDED.toMillis());
      Report report = room.finish();
      try (Teacher teacher = new Teacher(room.relay(), folder.resolve("teacher"))) {
        teacher.signIn();
        jump(
            teacher.openReport(report.attempt().path("id").asText()),
            report.parts("camera").getFirst(),
            new ApiClient(room.relay()).signIn());
        teacher.browser().picture("report");
      }
    }
  }

  private void jump(ReportPage page, Report.Part part, ApiClient api) {
    RecordingCheck.Clocks clocks = new RecordingCheck(api, part, folder).clocks();
    page.awaitPlayable("camera");
    SoftAssertions soft = new SoftAssertions();
    new Random(SEED)
        .longs(SEEKS, 0, Objects.requireNonNull(part.durationMs()) - END_MS)
        .forEach(
            at -> {
              ReportPage.Seek seek = page.seek(part.startedAt() + at, "camera");
              String jump = "the jump to %d ms, seed %d".formatted(at, SEED);
              soft.assertThat(seek.clock()).as("the clock after " + jump).isPresent();
              soft.assertThat(clocks.around(at / 1000.0))
                  .as("the pictures due at " + jump)
                  .containsAll(seek.clock().stream().toList());
              soft.assertThat(seek.tookMs()).as("the time of " + jump).isLessThanOrEqualTo(SEEK_MS);
            });
    soft.assertAll();
  }
}
