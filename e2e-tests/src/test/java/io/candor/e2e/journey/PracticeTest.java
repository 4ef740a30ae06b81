package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.relay.ApiClient;
import io.candor.e2e.relay.RelayProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Practice runs everything as in the exam, and afterwards nothing of it is there any more. */
@Tag("browser")
class PracticeTest {
  @TempDir Path folder;

  @Test
  void everythingRunsAndNothingIsKept() throws Exception {
    Path data = folder.resolve("data");
    try (ExamSite site = new ExamSite();
        RelayProcess relay = RelayProcess.start(data);
        Student ada = new Student(1, "Ada Practising", site.address(), folder.resolve("ada"))) {
      ApiClient api = new ApiClient(relay).signIn();
      ApiClient.Exam exam = api.createExam("Logic", site.address(), ApiClient.plainPolicy());
      api.changeExam(exam, Map.of("practice", true));
      ada.join(exam.joinLink());
      assertThat(ada.browser().see("[data-practice]").getText()).contains("practice");
      assertThat(ada.consent().fact("kept")).contains("Not at all");
      ada.begin();
      ada.overlay().awaitState("recording");
      assertThat(api.attempts(exam)).hasSize(1);
      assertThat(blobs(data)).isPositive();
      assertThat(named(data)).isPositive();

      ada.openConsent().finish();
      assertThat(ada.browser().see("#practice").getText()).contains("deletes");
      Await.until("nothing is kept", Chromium.LIMIT, () -> api.attempts(exam).isEmpty());
      Await.until("no blob is left", Chromium.LIMIT, () -> blobs(data) == 0);
      Await.until("no file names her", Chromium.LIMIT, () -> named(data) == 0);
    }
  }

  private static long blobs(Path data) {
    return files(data).filter(file -> file.toString().endsWith(".blob")).count();
  }

  private static long named(Path data) {
    return files(data).filter(PracticeTest::names).count();
  }

  private static Stream<Path> files(Path data) {
    try (Stream<Path> all = Files.walk(data)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean names(Path file) {
    try {
      String bytes =
          new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
      return bytes.contains("Ada Practising");
    } catch (IOException e) {
      return false; // it has gone meanwhile
    }
  }
}
