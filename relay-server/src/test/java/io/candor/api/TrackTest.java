package io.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.recording.PartRecorder;
import io.candor.recording.PartSummary;
import io.candor.recording.PartTracks;
import io.candor.recording.PartWriter;
import io.candor.store.Part;
import io.candor.webm.WebmReader;
import io.candor.webm.WebmSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A track as one file, as the console and the student's own page ask for it. */
class TrackTest {
  private static final byte[] KEY_FRAME = {
    0x10, 0, 0, (byte) 0x9D, 1, 0x2A, 64, 1, (byte) 0xF0, 0, 0, 0
  };

  @TempDir private Path folder;
  private Site site;
  private String attempt;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    attempt = site.attempt(site.room.exam());
  }

  @AfterEach
  void close() {
    site.close();
  }

  /** A camera's part: a picture at its beginning, another a second later, and two seconds long. */
  private void recorded(String part, long startedAt) {
    PartWriter writer = site.room.part(part, attempt);
    PartRecorder recorder = new PartRecorder(writer, PartTracks.camera(false));
    recorder.video(startedAt, true, KEY_FRAME.clone());
    recorder.video(startedAt + 1_000, true, KEY_FRAME.clone());
    PartSummary summary = recorder.end(startedAt + 2_000);
    site.room
        .rows()
        .parts()
        .complete(part, Part.State.FINISHED, startedAt, summary.durationMs(), summary.bytes())
        .join();
  }

  private HttpResponse<byte[]> track(String source, String cookie) throws Exception {
    return get("/api/attempts/" + attempt + "/tracks/" + source + ".webm", cookie);
  }

  private HttpResponse<byte[]> get(String path, String cookie) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(site.origin() + path)).header("Cookie", cookie).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
  }

  private static WebmReader read(byte[] bytes) {
    return WebmReader.of(
        new WebmSource() {
          @Override
          public long size() {
            return bytes.length;
          }

          @Override
          public int read(long position, byte[] into, int offset, int length) {
            int count = (int) Math.min(length, bytes.length - position);
            System.arraycopy(bytes, (int) position, into, offset, Math.max(0, count));
            return count > 0 ? count : -1;
          }
        });
  }

  @Test
  void thePartsAreOneFileWithTheGapsInIt() throws Exception {
    recorded("1".repeat(26), 1_000_000);
    recorded("2".repeat(26), 1_030_000);
    HttpResponse<byte[]> answer = track("camera", site.teacher());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("video/webm");
    assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(answer.body().length);
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", attempt + "-camera.webm");
    WebmReader webm = read(answer.body());
    assertThat(webm.videoFrames()).isEqualTo(4);
    assertThat(Objects.requireNonNull(webm.header()).durationMs()).isEqualTo(32_000);
    assertThat(webm.lastMs()).isEqualTo(31_000);
    assertThat(webm.cues().count()).isEqualTo(4);
    assertThat(site.lines("recording-opened")).hasSize(1);
  }

  @Test
  void theStudentHasItTooOnceTheExamIsOver() throws Exception {
    recorded("1".repeat(26), 1_000_000);
    String own = "/api/mine/" + attempt + "/tracks/camera.webm";
    String cookie = site.student(attempt);
    assertThat(get(own, cookie).statusCode()).isEqualTo(409);
    site.over(attempt);
    assertThat(read(get(own, cookie).body()).videoFrames()).isEqualTo(2);
  }

  @Test
  void whatCannotBeOpenedIsLeftOut() throws Exception {
    recorded("1".repeat(26), 1_000_000);
    recorded("2".repeat(26), 1_030_000);
    Files.delete(folder.resolve("recordings").resolve(attempt).resolve("1".repeat(26) + ".blob"));
    assertThat(read(track("camera", site.teacher()).body()).videoFrames()).isEqualTo(2);
  }

  @Test
  void thereIsNoneWhileItIsRecordedOrWithoutParts() throws Exception {
    String teacher = site.teacher();
    assertThat(track("screen", teacher).statusCode()).isEqualTo(404);
    assertThat(track("phone", teacher).statusCode()).isEqualTo(404);
    recorded("1".repeat(26), 1_000_000);
    try (PartWriter writer = site.room.part("2".repeat(26), attempt)) {
      assertThat(writer.size()).isZero();
      assertThat(track("camera", teacher).statusCode()).isEqualTo(409);
    }
  }
}
