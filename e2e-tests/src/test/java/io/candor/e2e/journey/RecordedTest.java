package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.RelayProcess;
import io.candor.e2e.relay.Report;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.Quality;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.signaling.protocol.VideoLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Camera, microphone and screen are recorded each by itself, and what is not named is not. */
@Tag("browser")
class RecordedTest {
  private static final String CHOSEN =
      "return ['camera', 'microphone', 'screen'].map(source =>"
          + " document.querySelector(`select[name='quality.${source}']`).value)";

  @TempDir Path folder;

  private static Policy only(TrackingOption... some) {
    return Policy.standard()
        .switched(false, List.of(TrackingOption.values()))
        .switched(true, Set.of(some));
  }

  /** Ada sits an exam with these options; what the consent page said of her devices then. */
  private List<String> sat(Classroom room) {
    Student ada = room.student();
    ada.join(room.joinLink());
    ada.consent().agree();
    ada.consent().start();
    ada.awaitExam();
    room.awaitOverlay("recording");
    List<String> told = ada.openConsent().fates();
    ada.browser().picture("recorded-" + told.size());
    ada.comeBack();
    return told;
  }

  private RecordingCheck check(Classroom room, Report report, String source) {
    assertThat(report.parts(source)).hasSize(1);
    return new RecordingCheck(room.api(), report.parts(source).getFirst(), folder);
  }

  @Test
  void soundWithoutAPicture() throws IOException {
    try (Classroom room = Classroom.under(folder, only(TrackingOption.RECORD_MICROPHONE))) {
      assertThat(sat(room)).containsExactly("Recorded by the relay.");
      room.student().offscreen().keepTracks();
      assertThat(room.student().offscreen().liveTracks()).isEqualTo(1);
      Report report = room.finish();
      assertThat(report.parts()).hasSize(1);
      check(room, report, "camera").decodes("opus");
    }
  }

  /** The teacher sees the picture, which is kept nowhere. */
  @Test
  void soundOfAPictureThatIsOnlyShown() throws IOException {
    Policy policy = only(TrackingOption.RECORD_MICROPHONE, TrackingOption.LIVE_VIEW);
    try (Classroom room = Classroom.under(folder, policy);
        Teacher teacher = new Teacher(room.relay(), folder.resolve("teacher"))) {
      assertThat(sat(room))
          .containsExactly(
              "The sound is recorded by the relay, the picture is not.",
              "Sent to the relay, so that teachers can watch. It is not recorded.");
      teacher.signIn();
      RoomPage wall = teacher.openRoom();
      assertThat(wall.camera(wall.attemptOf("Ada")).clock().student()).isEqualTo(1);
      Report report = room.finish();
      assertThat(report.parts()).hasSize(1);
      check(room, report, "camera").decodes("opus");
    }
  }

  /** The microphone is not even asked for. */
  @Test
  void pictureAndScreenWithoutSound() throws IOException {
    Policy policy = only(TrackingOption.RECORD_CAMERA, TrackingOption.RECORD_SCREEN);
    try (Classroom room = Classroom.under(folder, policy)) {
      assertThat(sat(room)).containsExactly("Recorded by the relay.", "Recorded by the relay.");
      room.student().offscreen().keepTracks();
      assertThat(room.student().offscreen().liveTracks()).isEqualTo(2);
      Report report = room.finish();
      check(room, report, "camera").decodes("vp8");
      check(room, report, "screen").decodes("vp8");
    }
  }

  /** The form offers words; figures that somebody has set by the API stay as they are. */
  @Test
  void howGoodItIsIsChosenInTheForm() {
    Policy standard = Policy.standard();
    VideoLimits own = new VideoLimits(400, 300, 8, 100_000);
    Policy policy =
        new Policy(standard.options(), own, Quality.CLEAR.screen(), standard.microphone());
    try (RelayProcess relay = RelayProcess.start(folder.resolve("data"));
        Teacher teacher = new Teacher(relay, folder.resolve("teacher"))) {
      ApiClient api = new ApiClient(relay).signIn();
      ApiClient.Exam exam = api.createExam("Logic", "http://127.0.0.1/exam", policy);
      teacher.signIn();
      teacher.openExam(exam.id());
      Chromium browser = teacher.browser();
      assertThat(browser.run(CHOSEN).toString()).isEqualTo("[own, modest, clear]");
      browser.picture("exam-form");
      browser.run(
          "document.querySelector('select[name=\"quality.microphone\"]').value = 'sharp';"
              + "document.querySelector('input[name=recordMicrophone]').click()");
      browser.click("form:has(input[name=title]) button.primary");
      Policy saved =
          Await.value(
              "the exam is saved",
              Chromium.LIMIT,
              () -> {
                Policy now = api.policy(exam);
                return now.uses(TrackingOption.RECORD_MICROPHONE) ? now : null;
              });
      assertThat(saved.camera()).isEqualTo(own);
      assertThat(saved.screen()).isEqualTo(Quality.CLEAR.screen());
      assertThat(saved.microphone()).isEqualTo(Quality.SHARP.microphone());
    }
  }
}
