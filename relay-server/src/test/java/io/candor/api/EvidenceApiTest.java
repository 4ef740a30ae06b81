package io.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.evidence.Jpegs;
import io.candor.evidence.Uploads;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.store.Attempt;
import io.candor.store.Event;
import io.candor.store.Evidence;
import io.candor.store.Exam;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Evidence as a student's browser sends it and as it is shown again. */
class EvidenceApiTest {
  private static final String ID = "0123456789abcdefghjkmnpqrs";
  private static final byte[] PHOTO = Jpegs.telling("48.1351 N");
  private static final byte[] LARGE = Jpegs.noise(640, 480);
  private static final int HALF = 100_000;

  @TempDir private Path folder;
  private Site site;
  private EvidenceSender sender;
  private String attempt;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    attempt = site.attempt(site.room.exam());
    sender = new EvidenceSender(site, attempt);
    sender.consent();
  }

  @AfterEach
  void close() {
    site.close();
  }

  private Evidence row(String id) {
    return site.room.rows().afterwards().evidence().find(attempt, id).orElseThrow();
  }

  private HttpResponse<String> staff(String below) {
    return site.ask("GET", "/api/attempts/" + attempt + below, "", "Cookie", site.teacher());
  }

  private static void problem(HttpResponse<?> answer, int status, String type) {
    assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.body().toString()).contains("\"type\":\"" + type + "\"");
  }

  @Test
  void aPhotoIsKeptWithoutWhatItTellsBesideThePicture() throws IOException {
    assertThat(sender.put(ID, "photo", PHOTO).statusCode()).isEqualTo(201);
    HttpResponse<byte[]> shown = sender.shown("/evidence/" + ID);
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.headers().firstValue("Content-Type")).contains("image/jpeg");
    assertThat(shown.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(shown.headers().firstValue("Content-Security-Policy"))
        .contains("default-src 'none'; sandbox");
    assertThat(shown.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment");
    assertThat(shown.body()).startsWith(0xFF, 0xD8);
    assertThat(new String(shown.body(), StandardCharsets.ISO_8859_1)).doesNotContain("48.1351");
    assertThat(site.lines("evidence-opened")).hasSize(1);
    try (var files = Files.walk(folder.resolve("recordings"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .doesNotContain("48.1351", "JFIF");
        assertThat(file.getFileName()).hasToString("evidence-" + ID + ".blob");
      }
    }
  }

  @Test
  void aClipIsKeptAsSoundAlone() {
    assertThat(sender.put(ID, "clip", EvidenceSender.CLIP).statusCode()).isEqualTo(201);
    assertThat(sender.shown("/evidence/" + ID).headers().firstValue("Content-Type"))
        .contains("audio/webm");
    assertThat(row(ID).durationMs()).isBetween(1_500L, 4_000L);
  }

  @Test
  void theSameAgainChangesNothingAndAnotherIsRefused() {
    assertThat(sender.state(ID).statusCode()).isEqualTo(404);
    sender.put(ID, "photo", PHOTO);
    Evidence before = row(ID);
    HttpResponse<String> again = sender.put(ID, "photo", PHOTO);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.headers().firstValue("Upload-Complete")).contains("?1");
    assertThat(sender.state(ID).statusCode()).isEqualTo(200);
    problem(sender.put(ID, "photo", Jpegs.plain(20, 20)), 409, "evidence-another");
    assertThat(row(ID)).isEqualTo(before);
  }

  @Test
  void aTornUploadGoesOnWhereItWas() throws IOException {
    assertThat(LARGE).hasSizeGreaterThan(HALF + 1);
    assertThat(sender.put(ID, "screenshot", LARGE, 0, HALF).statusCode()).isEqualTo(202);
    torn(Arrays.copyOfRange(LARGE, HALF, LARGE.length));
    HttpResponse<String> state = sender.state(ID);
    assertThat(state.statusCode()).isEqualTo(204);
    assertThat(state.headers().firstValue("Upload-Offset")).contains(Integer.toString(HALF));
    assertThat(state.headers().firstValue("Upload-Complete")).contains("?0");
    HttpResponse<String> gap = sender.put(ID, "screenshot", LARGE, HALF + 1, LARGE.length);
    problem(gap, 409, "evidence-gap");
    assertThat(gap.headers().firstValue("Upload-Offset")).contains(Integer.toString(HALF));
    assertThat(sender.put(ID, "screenshot", LARGE, 0, HALF).statusCode())
        .as("again")
        .isEqualTo(202);
    assertThat(sender.put(ID, "screenshot", LARGE, HALF - 5, LARGE.length).statusCode())
        .isEqualTo(201);
    assertThat(row(ID).width()).isEqualTo(640);
  }

  /** The connection goes in the middle of a body. */
  private void torn(byte[] rest) throws IOException {
    URI origin = URI.create(site.origin());
    try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
      String head =
          "PUT /api/evidence/%s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: %d\r\n%s\r\n"
              .formatted(ID, rest.length, sender.headerLines("screenshot", LARGE, HALF));
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(rest, 0, 1000);
      socket.shutdownOutput();
      assertThat(socket.getInputStream().readAllBytes()).isNotNull();
    }
  }

  @Test
  void whatArrivedDamagedCanComeAnew() {
    byte[] damaged = PHOTO.clone();
    damaged[40] ^= 1;
    problem(sender.as(PHOTO).put(ID, "photo", damaged), 422, "evidence-damaged");
    assertThat(sender.state(ID).statusCode()).isEqualTo(404);
    assertThat(sender.as(PHOTO).put(ID, "photo", PHOTO).statusCode()).isEqualTo(201);
  }

  @Test
  void whatIsNotWhatItsKindSaysIsRefusedForGood() {
    byte[] page = "<html><script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII);
    problem(sender.put(ID, "photo", page), 415, "evidence-wrong-type");
    problem(sender.put(ID, "photo", page), 415, "evidence-wrong-type");
    String other = "1" + ID.substring(1);
    problem(sender.put(other, "clip", PHOTO), 415, "evidence-wrong-type");
    String bomb = "2" + ID.substring(1);
    problem(sender.put(bomb, "photo", Jpegs.claiming(60_000, 60_000)), 415, "evidence-wrong-type");
    assertThat(sender.shown("/evidence/" + ID).statusCode()).isEqualTo(404);
    assertThat(staff("").body()).contains("\"state\":\"refused\"");
  }

  @Test
  void whatNoOptionOfTheExamTakesIsNotKept() {
    Policy standard = Policy.standard();
    Policy photosOnly =
        new Policy(
            Map.of(TrackingOption.RANDOM_PHOTOS, true),
            standard.camera(),
            standard.screen(),
            standard.microphone());
    Exam exam = site.room.invitations().exam("Plain", "https://example.org/quiz", photosOnly);
    EvidenceSender plain = new EvidenceSender(site, site.attempt(exam));
    plain.consent();
    problem(plain.put(ID, "screenshot", PHOTO), 409, "evidence-unwanted");
    problem(plain.put(ID, "clip", EvidenceSender.CLIP), 409, "evidence-unwanted");
    assertThat(plain.put(ID, "photo", PHOTO).statusCode()).isEqualTo(201);
  }

  @Test
  void nothingIsTakenBeforeConsentAndLongAfterTheEnd() {
    String silent = site.attempt(site.room.exam());
    EvidenceSender early = new EvidenceSender(site, silent);
    problem(early.put(ID, "photo", PHOTO), 409, "consent-missing");
    long now = System.currentTimeMillis();
    sender.put(ID, "photo", PHOTO);
    site.room.rows().attempts().finished(attempt, now - 1000, "student").join();
    String later = "1" + ID.substring(1);
    assertThat(sender.put(later, "photo", PHOTO).statusCode()).as("a queue drains").isEqualTo(201);

    EvidenceSender late = new EvidenceSender(site, silent);
    late.consent();
    long gone = now - Uploads.GRACE.toMillis() - 1;
    site.room.rows().attempts().finished(silent, gone, "student").join();
    problem(late.put(ID, "photo", PHOTO), 410, "attempt-over");
  }

  @Test
  void strangersArePutOff() {
    String[] wrong = {"Authorization", "Bearer " + "x".repeat(43)};
    problem(site.ask("GET", "/api/evidence/" + ID, "", wrong), 401, "unknown-token");
    assertThat(sender.with("Origin", "https://evil.example").put(ID, "photo", PHOTO).statusCode())
        .isEqualTo(403);
    HttpResponse<String> ours = sender.with("Origin", EvidenceSender.EXTENSION).state(ID);
    assertThat(ours.headers().firstValue("Access-Control-Allow-Origin"))
        .contains(EvidenceSender.EXTENSION);
    String path = "/api/evidence/" + ID;
    HttpResponse<String> asked = site.ask("OPTIONS", path, "", "Origin", EvidenceSender.EXTENSION);
    assertThat(asked.statusCode()).isEqualTo(204);
    assertThat(asked.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
        .contains("Authorization", "Repr-Digest", "Content-Range");
    HttpResponse<String> evil = site.ask("OPTIONS", path, "", "Origin", "https://evil.example");
    assertThat(evil.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    String another = site.attempt(site.room.exam());
    EvidenceSender other = new EvidenceSender(site, another);
    other.consent();
    sender.put(ID, "photo", PHOTO);
    assertThat(other.state(ID).statusCode()).as("an id means nothing elsewhere").isEqualTo(404);
    assertThat(other.put(ID, "screenshot", LARGE, 0, 10).statusCode()).isEqualTo(202);
  }

  @Test
  void limitsAreSaidInWords() {
    problem(
        sender.as(new byte[(1 << 20) + 1]).put(ID, "photo", PHOTO, 0, 10),
        413,
        "evidence-too-large");
    problem(sender.put(ID, "screenshot", new byte[300_000]), 413, "stretch-too-large");
    assertThat(sender.put(ID, "film", PHOTO).statusCode()).isEqualTo(400);
    String path = "/api/evidence/" + ID;
    assertThat(site.ask("PUT", path, "x", sender.token()).body()).contains("Evidence-Kind");
  }

  @Test
  void oneAttemptHasEnoughAtSomePoint() {
    Attempt row = site.room.rows().attempts().find(attempt).orElseThrow();
    for (int i = 0; i < Uploads.MOST_PIECES; i++) {
      Evidence one = Evidence.coming(row.id(), "p" + i, "photo", null, 1, 1, "x", 1);
      var unused = site.room.rows().afterwards().evidence().begin(one, 1 << 20, 1 << 30);
    }
    problem(sender.put(ID, "photo", PHOTO), 409, "evidence-enough");
  }

  @Test
  void tooFastWaits() {
    int last = 0;
    for (int i = 0; i < EvidencePace.AT_ONCE * 3 && last != 429; i++) {
      last = sender.put(ID, "film", PHOTO, 0, 1).statusCode();
    }
    assertThat(last).isEqualTo(429);
  }

  @Test
  void aDiskThatFailsLosesNothing() throws IOException {
    Path blobs = folder.resolve("recordings").resolve(attempt);
    Files.createDirectories(blobs.getParent());
    Files.writeString(blobs, "in the way");
    later(sender.put(ID, "screenshot", LARGE, 0, HALF));
    Files.delete(blobs);
    assertThat(sender.put(ID, "screenshot", LARGE, 0, HALF).statusCode()).isEqualTo(202);
    // All of it has come, but what is to be kept of it cannot be written.
    Path inTheWay = Files.createDirectories(blobs.resolve("evidence-" + ID + ".blob/x"));
    later(sender.put(ID, "screenshot", LARGE, HALF, LARGE.length));
    assertThat(sender.state(ID).headers().firstValue("Upload-Offset"))
        .contains(Integer.toString(LARGE.length));
    Files.delete(inTheWay);
    Files.delete(inTheWay.getParent());
    assertThat(sender.put(ID, "screenshot", LARGE, HALF, LARGE.length).statusCode()).isEqualTo(201);
  }

  private static void later(HttpResponse<String> full) {
    problem(full, 507, "evidence-not-stored");
    assertThat(full.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void theReportTellsAtWhichEventItIs() {
    String early = "1" + ID.substring(1);
    sender.with("Evidence-Event", "1").put(ID, "photo", PHOTO);
    assertThat(staff("").body()).contains("\"evidence\":[{\"id\":\"" + ID);
    Event event = new Event(attempt, 1, "tab.left", 5, "{}", null, null, 9);
    site.room.rows().events().add(event).join();
    sender.put(early, "photo", PHOTO);
    assertThat(staff("").body()).contains("\"event\":1,\"state\":\"kept\"");
  }

  @Test
  void theStudentSeesItAllWhenItIsOver() throws IOException {
    sender.put(ID, "photo", PHOTO);
    String cookie = site.student(attempt);
    String path = "/api/mine/" + attempt + "/evidence/" + ID;
    assertThat(site.ask("GET", path, "", "Cookie", cookie).statusCode()).isEqualTo(409);
    site.over(attempt);
    assertThat(site.ask("GET", path, "", "Cookie", cookie).statusCode()).isEqualTo(200);
    assertThat(site.ask("GET", "/api/mine/" + attempt, "", "Cookie", cookie).body())
        .contains("\"evidence\":[{\"id\":\"" + ID);
    assertThat(Zips.text(site, "/api/mine/" + attempt + "/export.zip", cookie))
        .contains("evidence/photo-" + ID + ".jpg", "\"sha256\"");
    site.ask("DELETE", "/api/keeping/" + attempt, "", "Cookie", site.teacher());
    assertThat(site.room.rows().afterwards().evidence().ofAttempt(attempt)).isEmpty();
    assertThat(folder.resolve("recordings").resolve(attempt)).doesNotExist();
    assertThat(sender.put(ID, "photo", PHOTO).statusCode()).isEqualTo(401);
    assertThat(List.of(folder.resolve("recordings").toFile().list())).isEmpty();
  }

  @Test
  void whatIsHeldStays() {
    sender.put(ID, "photo", PHOTO);
    String keeping = "/api/keeping/" + attempt;
    String cookie = site.teacher();
    site.ask("POST", keeping + "/hold", "{\"reason\":\"an appeal\"}", "Cookie", cookie);
    assertThat(site.ask("DELETE", keeping, "", "Cookie", cookie).statusCode()).isEqualTo(409);
    assertThat(sender.shown("/evidence/" + ID).statusCode()).isEqualTo(200);
  }
}
