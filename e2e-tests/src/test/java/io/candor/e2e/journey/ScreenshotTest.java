package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.relay.Report;
import io.candor.signaling.protocol.TrackingOption;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture of where a student went: of the tab where that is allowed, of the screen, or none. */
@Tag("browser")
class ScreenshotTest {
  private static final long LONGER_THAN_A_GLANCE_MS = 3_000;

  @TempDir Path folder;

  @Test
  void theTabTheScreenOrNone() throws Exception {
    try (Classroom room = Classroom.with(folder, TrackingOption.CAPTURE_SWITCHED_TAB)) {
      asked(room);
      silentAtOurOwnPage(room);
      Report.Evidence screen = shotOf(room, awaySince(room, 1), 1);
      TakenPicture picture = picture(room, screen);
      assertThat(picture.image().getWidth()).isGreaterThan(picture.image().getHeight());
      assertThat(isElsewhere(picture)).as("the tab itself may not be photographed").isFalse();
      // Nothing is shared any more: there is nothing to show, and that is said.
      room.student().offscreen().stopSharing();
      awaySince(room, 2);
      Report report =
          room.awaitReport("it is said", now -> !now.events("evidence.missing").isEmpty());
      assertThat(report.events("evidence.missing").getFirst().detail().path("reason").asText())
          .isEqualTo("notPermitted");
      assertThat(report.kept("screenshot")).containsExactly(screen);
    }
  }

  @Test
  void theTabItselfWhereTheStudentAllowsIt() throws Exception {
    Path clip = Clips.of(2, "Bo");
    try (Classroom room = Classroom.with(folder, TrackingOption.CAPTURE_SWITCHED_TAB);
        Student bo = room.student("Bo", clip, "--load-extension=" + allowedAllSites())) {
      bo.join(room.joinLink());
      bo.consent().agree();
      bo.browser().see("[data-sites=allowed]");
      bo.consent().start();
      bo.awaitExam();
      room.awaitReport("he has begun", now -> now.parts().size() == 2);
      bo.leave();
      bo.browser().driver().get(room.site().elsewhere());
      Report.Evidence shot =
          room.awaitReport("a screenshot", now -> now.kept("screenshot").size() == 1)
              .kept("screenshot")
              .getFirst();
      assertThat(isElsewhere(picture(room, shot))).isTrue();
      assertThat(room.report().events("site.seen")).as("the exam asks for no names").isEmpty();
      bo.comeBack();
      try (Teacher teacher = new Teacher(room.relay(), folder.resolve("teacher"))) {
        teacher.signIn();
        teacher.openReport(room.report().attempt().path("id").asText());
        teacher.browser().see(".events [data-evidence=screenshot] img");
        new Appearance(teacher.browser()).check("report-screenshot");
      }
    }
  }

  /** The page asks whether the tab may be seen; who leaves that alone goes on all the same. */
  private static void asked(Classroom room) {
    Student ada = room.student();
    ada.join(room.joinLink());
    ada.consent().agree();
    ada.browser().see("#sites");
    ada.browser().see("#start");
    new Appearance(ada.browser()).check("setup-sites");
    ada.consent().start();
    ada.consent().awaitRecorded();
    ada.awaitExam();
    room.awaitOverlay("recording");
  }

  /** The consent tab is ours: looking at it is nothing, however long. */
  private static void silentAtOurOwnPage(Classroom room) {
    room.student().openConsent();
    passed();
    room.student().comeBack();
    Report report = room.report();
    assertThat(report.events("tab.left")).isEmpty();
    assertThat(report.evidence()).isEmpty();
  }

  private static void passed() {
    long from = System.currentTimeMillis();
    Await.until(
        "longer than a glance",
        Chromium.LIMIT,
        () -> System.currentTimeMillis() - from > LONGER_THAN_A_GLANCE_MS);
  }

  /** Away for longer than a glance and back; the report, with so many departures. */
  private static Report awaySince(Classroom room, int departures) {
    room.student().leave();
    room.student().browser().driver().get(room.site().elsewhere());
    passed();
    room.student().comeBack();
    return room.awaitReport(
        "she is back", report -> report.events("tab.left").size() == 2 * departures);
  }

  /** The only screenshot, which belongs to the beginning of the last departure. */
  private static Report.Evidence shotOf(Classroom room, Report away, int count) {
    List<Report.Evidence> shots =
        room.awaitReport("a screenshot", now -> now.kept("screenshot").size() == count)
            .kept("screenshot");
    Report.Event left =
        away.events("tab.left").stream().filter(event -> event.ends() == null).toList().getLast();
    assertThat(shots.getLast().event()).isEqualTo(left.seq());
    assertThat(shots.getLast().at()).isBetween(left.at() + 1_000, left.at() + 8_000);
    return shots.getLast();
  }

  private static TakenPicture picture(Classroom room, Report.Evidence piece) {
    return TakenPicture.of(room, room.report().attempt().path("id").asText(), piece);
  }

  private static boolean isElsewhere(TakenPicture picture) {
    int[] middle = picture.middle();
    return middle[0] > 200 && middle[1] < 40 && middle[2] > 90 && middle[2] < 170;
  }

  /** The same extension in a browser that has allowed it what a click would. */
  private Path allowedAllSites() throws IOException {
    Path from = Chromium.folder("extension/browser/dist-e2e");
    Path to = folder.resolve("extension");
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path each, BasicFileAttributes what)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(each)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path each, BasicFileAttributes what) throws IOException {
            Files.copy(each, to.resolve(from.relativize(each)));
            return FileVisitResult.CONTINUE;
          }
        });
    Path manifest = to.resolve("manifest.json");
    String text = Files.readString(manifest);
    String more =
        text.replace("\"http://127.0.0.1/*\"", "\"<all_urls>\",\n    \"http://127.0.0.1/*\"");
    assertThat(more).isNotEqualTo(text);
    Files.writeString(manifest, more);
    return Objects.requireNonNull(to);
  }
}
