package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.relay.Report;
import io.candor.signaling.protocol.TrackingOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No network in mid-exam, and the browser killed meanwhile: everything arrives once all the same.
 */
@Tag("browser")
class OfflineTest {
  private static final long SLACK_MS = 3_000;

  @TempDir Path folder;

  @Test
  void everythingArrivesOnceAfterSomeSeconds() throws Exception {
    offlineFor(Duration.ofSeconds(8), 5);
  }

  @Test
  @Tag("long")
  void everythingArrivesOnceAfterTenMinutes() throws Exception {
    offlineFor(Duration.ofMinutes(10), 20);
  }

  /** In an exam of so many minutes, which goes on after the dark. */
  private void offlineFor(Duration dark, int minutes) throws Exception {
    try (Classroom room = Classroom.photographed(folder, minutes, TrackingOption.RANDOM_PHOTOS)) {
      room.begin();
      room.awaitReport("a photo has come", report -> !report.kept("photo").isEmpty());
      room.lookAway();
      long from = System.currentTimeMillis();
      room.relay().kill();
      room.awaitOverlay("reconnecting");
      room.student().leave();
      Await.until(
          "it is dark for " + dark,
          dark.plus(Chromium.LIMIT),
          () -> System.currentTimeMillis() - from > dark.toMillis());
      List<String> kept = waiting(room.student());
      room.reopenBrowser();
      assertThat(waiting(room.student())).as("on the disk of a killed browser").containsAll(kept);
      room.relayBack();
      long until = System.currentTimeMillis();
      room.student().awaitExam();
      room.awaitReport("the attempt goes on", now -> !now.events("attempt.resumed").isEmpty());
      room.awaitOverlay("recording");
      room.finish();
      // What still waits is sent after the end, too.
      Report report = room.awaitReport("all of it has come", now -> ids(now).containsAll(kept));
      whole(report, kept);
      toldOfTheDark(report, from, until);
    }
  }

  private static List<String> waiting(Student student) {
    return Await.value(
        "evidence waits",
        Chromium.LIMIT,
        () -> {
          List<String> ids =
              student.browser().devTools().has("offscreen.html")
                  ? student.offscreen().waiting()
                  : List.of();
          return ids.size() < 2 ? null : ids;
        });
  }

  private static List<String> ids(Report report) {
    return report.kept("photo").stream().map(Report.Evidence::id).toList();
  }

  /** Every piece that waited is there, once, each with its own time, in its order. */
  private static void whole(Report report, List<String> waited) {
    List<Report.Evidence> photos = report.kept("photo");
    assertThat(report.evidence()).noneMatch(piece -> piece.state().equals("refused"));
    assertThat(ids(report)).doesNotHaveDuplicates().containsSubsequence(waited);
    List<Long> times = photos.stream().map(Report.Evidence::at).toList();
    assertThat(times).isSorted().doesNotHaveDuplicates();
  }

  private static void toldOfTheDark(Report report, long from, long until) {
    assertThat(
            report.events("tab.left").stream()
                .filter(event -> event.ends() == null && event.at() < until))
        .as("once before, once in the dark")
        .hasSize(2)
        .last()
        .matches(event -> event.at() > from - SLACK_MS);
    assertThat(report.kept("photo").stream().map(Report.Evidence::at))
        .as("photos of the dark")
        .anyMatch(at -> at > from + SLACK_MS && at < until);
    assertThat(report.events("attempt.resumed")).hasSize(1);
    assertThat(report.eventsWhole()).isTrue();
  }
}
