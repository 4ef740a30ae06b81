package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.journey.Scenes.Shot;
import io.candor.e2e.relay.Report;
import io.candor.signaling.protocol.TrackingOption;
import java.nio.file.Path;
import java.time.Duration;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Speech, told apart from other sounds by the model in the browser. */
@Tag("browser")
class SpeechTest {
  private static final Duration QUIET = Duration.ofSeconds(10);

  /** The tone, the noise and the clicks, all of them and once more. */
  private static final Duration WATCHED = Duration.ofSeconds(24);

  private static final long SPOKEN_MS = 7_500;

  @TempDir Path folder;

  private Student listening(Classroom room, Path sound) throws Exception {
    Path clip = Scenes.camera(folder.resolve("clip.mjpeg"), new Shot("one", Duration.ofSeconds(5)));
    return room.student("Bo", clip, "--use-file-for-fake-audio-capture=" + sound);
  }

  @Test
  void speechIsToldWithItsLengthAndLoudness() throws Exception {
    Path sound = Scenes.speech(folder.resolve("speech.wav"), QUIET);
    try (Classroom room = Classroom.with(folder, TrackingOption.AUDIO);
        Student bo = listening(room, sound)) {
      bo.join(room.joinLink());
      bo.begin();
      // What is being said when the exam begins is heard from its middle on.
      Report report =
          room.awaitReport(
              "spoken twice",
              now ->
                  now.events("audio.speech").stream().filter(event -> event.ends() != null).count()
                      == 2);
      Report.Event whole = report.events("audio.speech").getLast();
      assertThat(whole.durationMs()).isCloseTo(SPOKEN_MS, Offset.offset(1_500L));
      Report.Event begun =
          report.events("audio.speech").stream()
              .filter(event -> Long.valueOf(event.seq()).equals(whole.ends()))
              .findFirst()
              .orElseThrow();
      FacesTest.shownBy(room, "clip", begun);
      assertThat(whole.detail().path("loudness").asInt()).isBetween(30, 96);
      assertThat(report.flagged())
          .extracting(Report.Event::kind)
          .contains("audio.speech")
          .allMatch(kind -> kind.equals("audio.speech"));
      bo.offscreen().asksNobodyElse(room.relay().address());
    }
  }

  @Test
  void toneNoiseAndClicksAreNone() throws Exception {
    Path sound = Scenes.noises(folder.resolve("noises.wav"));
    try (Classroom room = Classroom.with(folder, TrackingOption.AUDIO);
        Student bo = listening(room, sound)) {
      bo.join(room.joinLink());
      bo.begin();
      room.awaitReport("it listens", now -> !now.events("detector.started").isEmpty());
      FacesTest.pass(WATCHED);
      Report report = room.report();
      assertThat(report.events("audio.speech")).isEmpty();
      assertThat(report.events("audio.unheard")).isEmpty();
      assertThat(report.score().path("coverage").path("speech").asDouble()).isGreaterThan(0.9);
    }
  }
}
