package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.RelayProcess;
import io.candor.e2e.relay.Report;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One exam from the printed link to the report: a teacher and two students, each at a browser. */
@Tag("browser")
class StoryTest {
  private static final Duration AWAY = Duration.ofSeconds(3);
  private static final Duration STILL = Duration.ofSeconds(4);
  private static final double AGREES_S = 2;

  @TempDir Path folder;

  /** The settings of a relay that this story is told of. */
  List<String> settings() {
    return List.of();
  }

  @Test
  void twoStudentsAndATeacher() throws Exception {
    try (ExamSite site = new ExamSite();
        RelayProcess relay =
            RelayProcess.start(folder.resolve("data"), settings().toArray(String[]::new));
        Teacher teacher = new Teacher(relay, folder.resolve("teacher"));
        Student ada = new Student(1, "Ada", site.address(), folder.resolve("ada"));
        Student alan = new Student(2, "Alan", site.address(), folder.resolve("alan"))) {
      teacher.signIn();
      // The clocks these cameras show have no face and no voice; and DevTools never answers what
      // objects live in a document that runs the models.
      String link =
          teacher.createExam(
              "Logic",
              site.address(),
              "recordCamera",
              "recordMicrophone",
              "recordScreen",
              "people",
              "audio");
      RoomPage room = teacher.openRoom();

      ada.join(link);
      ada.browser().picture("consent");
      assertThat(ada.consent().listed().toString())
          .isEqualTo(
              "[recordCamera, recordMicrophone, recordScreen, liveView, selfView, tabSwitch, shareKept, randomPhotos,"
                  + " captureSwitchedTab, severalMonitors]");
      ada.begin();
      alan.join(link);
      alan.begin();
      ada.overlay().awaitState("recording");
      Await.until("Ada sees herself", Chromium.LIMIT, () -> ada.overlay().showsFace());
      ada.browser().picture("exam");

      String adas = room.attemptOf("Ada");
      String alans = room.attemptOf("Alan");
      agree(ada, room, adas, 1);
      agree(alan, room, alans, 2);
      room.awaitMovingScreen(adas);
      room.awaitMovingScreen(alans);
      teacher.browser().picture("room");

      ada.leave();
      long left = System.currentTimeMillis();
      room.awaitEvent("tab.left", "Ada");
      Await.until(
          "some seconds away",
          Chromium.LIMIT,
          () -> System.currentTimeMillis() - left > AWAY.toMillis());
      ada.comeBack();
      room.awaitEvent("tab.left", "back");

      double still = stillScreen(alan);
      finish(ada);
      alan.overlay().finish();
      room.awaitState(adas, "finished");
      room.awaitState(alans, "finished");

      ApiClient api = new ApiClient(relay).signIn();
      Report report = api.report(adas);
      assertThat(report.events("tab.left").getLast().durationMs())
          .isCloseTo(AWAY.toMillis(), Offset.offset(2000L));
      whole(api, report);
      RecordingCheck stillScreen = whole(api, api.report(alans));
      assertThat(stillScreen.seconds() - stillScreen.lastPicture()).isGreaterThan(still);
    }
  }

  /** Lets a screen stand still for some seconds; answers how long. */
  private static double stillScreen(Student student) {
    assertThat(student.offscreen().stillScreen()).isEqualTo(1);
    long from = System.currentTimeMillis();
    Await.until(
        "some seconds of a still screen",
        Chromium.LIMIT,
        () -> System.currentTimeMillis() - from > STILL.toMillis());
    return STILL.toMillis() / 2000.0;
  }

  private static void finish(Student student) {
    student.offscreen().keepTracks();
    assertThat(student.offscreen().liveTracks()).isEqualTo(3);
    student.openConsent().finish();
    assertThat(student.offscreen().liveTracks()).isZero();
  }

  /** Both parts of a report are what they claim to be; answers the screen's. */
  private RecordingCheck whole(ApiClient api, Report report) {
    long end = report.attempt().path("finishedAt").asLong();
    assertThat(report.parts()).hasSize(2).allMatch(Report.Part::finished);
    new RecordingCheck(api, report.parts("camera").getFirst(), folder)
        .decodes("vp8", "opus")
        .lastsUntil(end);
    return new RecordingCheck(api, report.parts("screen").getFirst(), folder)
        .decodes("vp8")
        .lastsUntil(end);
  }

  private static void agree(Student student, RoomPage room, String attempt, int number) {
    SeenClock first = room.camera(attempt);
    SeenClock own = student.openConsent().camera();
    SeenClock second = room.camera(attempt);
    student.comeBack();
    assertThat(first.clock().student()).isEqualTo(number);
    assertThat(own.aheadOf(first)).isBetween(-AGREES_S, AGREES_S);
    assertThat(own.aheadOf(second)).isBetween(-AGREES_S, AGREES_S);
    assertThat(second.clock()).isNotEqualTo(first.clock());
  }
}
