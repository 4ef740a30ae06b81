package io.candor.e2e.journey;

import io.candor.e2e.Await;
import io.candor.e2e.journey.RecordingCheck.Pictures;
import io.candor.e2e.probe.MediaProbe.View;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The report's player shows the picture of whatever moment is asked for. How soon depends on what
 * else the machine does: that is printed.
 */
@Tag("browser")
class SeekTest {
  private static final long SEED = Long.getLong("candor.seed", 20);
  private static final int SEEKS = 20;

  /** The very end is left out: there a player says that it has ended. */
  private static final long END_MS = 100;

  @TempDir Path folder;

  @Test
  void showsTheRightPictureOfTwentySeconds() throws Exception {
    showsTheRightPicture(Duration.ofSeconds(20));
  }

  @Test
  @Tag("soak")
  void showsTheRightPictureOfMinutes() throws Exception {
    showsTheRightPicture(Duration.ofMinutes(3));
  }

  private void showsTheRightPicture(Duration recorded) throws Exception {
    try (Classroom room = new Classroom(folder)) {
      room.begin();
      long from = System.currentTimeMillis();
      Await.until(
          "there is something to jump in",
          recorded.plus(Chromium.LIMIT),
          () -> System.currentTimeMillis() - from > recorded.toMillis());
      Report report = room.finish();
      try (Teacher teacher = new Teacher(room.relay(), folder.resolve("teacher"))) {
        teacher.signIn();
        ReportPage page = teacher.openReport(report.attempt().path("id").asText());
        ApiClient api = new ApiClient(room.relay()).signIn();
        jump(page, report.parts("camera").getFirst(), View.WHOLE, api);
        teacher.browser().picture("report");
        jump(page, report.parts("screen").getFirst(), View.FAKE_SCREEN_TIME, api);
      }
    }
  }

  private void jump(ReportPage page, Report.Part part, View view, ApiClient api) {
    Pictures pictures = new RecordingCheck(api, part, folder).pictures(view);
    page.awaitPlayable(part.source());
    SoftAssertions soft = new SoftAssertions();
    List<Long> took = new ArrayList<>();
    new Random(SEED)
        .longs(SEEKS, 0, Objects.requireNonNull(part.durationMs()) - END_MS)
        .forEach(
            at -> {
              ReportPage.Seek seek = page.seek(part.startedAt() + at, part.source(), view);
              took.add(seek.tookMs());
              soft.assertThat(pictures.recognise(seek.picture()))
                  .as("the %s's picture after the jump to %d ms, seed %d", part.source(), at, SEED)
                  .containsAnyElementsOf(pictures.around(at / 1000.0));
            });
    System.out.println("jumps in the " + part.source() + ", in ms: " + spread(took));
    soft.assertAll();
  }

  private static String spread(List<Long> took) {
    List<Long> sorted = took.stream().sorted().toList();
    return "median %d, 95 %% within %d, longest %d; all: %s"
        .formatted(
            sorted.get(sorted.size() / 2),
            sorted.get(sorted.size() * 95 / 100 - 1),
            sorted.getLast(),
            took);
  }
}
