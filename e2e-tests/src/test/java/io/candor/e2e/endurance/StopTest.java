package io.candor.e2e.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.load.Footage;
import io.candor.e2e.load.Publisher;
import io.candor.e2e.load.PublisherKit;
import io.candor.e2e.load.PublisherLoop;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.RelayProcess;
import io.candor.e2e.relay.Report;
import io.candor.signaling.protocol.Source;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C while a student is recorded: everything is finished before the server goes. */
class StopTest {
  @TempDir private Path folder;
  private final PublisherLoop loop = new PublisherLoop();
  private final PublisherKit camera = PublisherKit.fresh("actpass");
  private RelayProcess relay;

  @BeforeEach
  void start() {
    relay = RelayProcess.start(folder.resolve("data"));
  }

  @AfterEach
  void stop() {
    loop.close();
    relay.close();
  }

  @Test
  void recordingsAreFinishedAndTheStudentGoesOnAfterTheNextStart() {
    ApiClient api = new ApiClient(relay).signIn();
    ApiClient.Exam exam =
        api.createExam("Stop", "https://moodle.example/quiz", ApiClient.recordedPolicy());
    try (Examinee student = new Examinee(relay, api, exam, loop, new SplittableRandom(1))) {
      Publisher first = student.publish(Source.CAMERA, camera);
      Publisher second = student.publish(Source.SCREEN, camera.showing(Footage.screen()));
      student.leave();
      student.line().awaitAcknowledged(1);
      relay.stop();
      assertThat(relay.log())
          .contains("Finishing recordings …\n")
          .endsWith("Stopped; every recording is finished.\n")
          .doesNotContain("ERROR", "WARN ");
      first.vanish();
      second.vanish();

      relay.restart();
      assertThat(relay.log()).doesNotContain("was recovered");
      api = new ApiClient(relay).signIn();
      Report report = api.report(student.attempt());
      assertThat(report.parts())
          .hasSize(2)
          .allMatch(Report.Part::finished)
          .noneMatch(Report.Part::recovered)
          .allMatch(part -> part.durationMs() > 0);
      assertThat(report.attempt().path("state").asText()).isEqualTo("interrupted");

      student.awaitWelcome(2);
      student.publish(Source.CAMERA, camera);
      student.line().finish();
      assertThat(api.report(student.attempt()).attempt().path("state").asText())
          .isEqualTo("finished");
    }
  }
}
