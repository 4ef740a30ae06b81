package io.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.recording.PartWriter;
import io.candor.store.Event;
import io.candor.store.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Export, erasure and hold of one attempt, as the console asks for them. */
class KeepingTest {
  private static final String PART = "1".repeat(26);
  private static final String RECORDED = "known recorded bytes ".repeat(10_000);

  @TempDir private Path folder;
  private Site site;
  private String cookie;
  private String attempt;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    cookie = site.teacher();
    String code = site.room.exam().joinCode();
    attempt = site.room.invitations().join(code, "Ada Lovelace").orElseThrow().attempt();
    try (PartWriter writer = site.room.part(PART, attempt)) {
      writer.append(RECORDED.getBytes(StandardCharsets.US_ASCII), 0, RECORDED.length());
      writer.finish();
    }
    site.room.rows().parts().complete(PART, Part.State.FINISHED, 1, 2, RECORDED.length()).join();
    Event event = new Event(attempt, 1, "tab.left", 5, "{\"page\":\"exam\"}", null, null, 9);
    site.room.rows().events().add(event).join();
  }

  @AfterEach
  void close() {
    site.close();
  }

  private HttpResponse<String> ask(String method, String below, String body) {
    return site.ask(method, "/api/keeping/" + attempt + below, body, "Cookie", cookie);
  }

  private byte[] exported() throws IOException, InterruptedException {
    URI export = URI.create(site.origin() + "/api/keeping/" + attempt + "/export.zip");
    HttpResponse<byte[]> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(export).header("Cookie", cookie).build(),
                BodyHandlers.ofByteArray());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .contains("attachment", attempt)
        .doesNotContain("Ada");
    return answer.body();
  }

  private static Map<String, String> unzipped(byte[] zip) throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        found.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return found;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.sorted().toList();
    }
  }

  @Test
  void theExportIsEverythingAndLeavesNothingBehind() throws IOException, InterruptedException {
    List<Path> before = files();
    Map<String, String> zip = unzipped(exported());
    assertThat(zip)
        .containsOnlyKeys("facts.json", "events.json", "recordings/camera-" + PART + ".webm");
    assertThat(zip.get("facts.json"))
        .contains("Ada Lovelace", attempt, "Algebra", PART, "https://example.org/quiz")
        .doesNotContain("wrapped", "resume_hash", "token_hash");
    assertThat(zip.get("events.json")).contains("tab.left", "exam", "\"hash\"");
    assertThat(zip.get("recordings/camera-" + PART + ".webm")).isEqualTo(RECORDED);
    assertThat(files()).isEqualTo(before);
    for (Path file : files()) {
      if (Files.isRegularFile(file)) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as("%s", file)
            .doesNotContain("known recorded bytes");
      }
    }
  }

  @Test
  void aPartThatCannotBeOpenedKeepsNobodyFromTheRest() throws IOException, InterruptedException {
    Files.delete(folder.resolve("recordings").resolve(attempt).resolve(PART + ".blob"));
    Map<String, String> zip = unzipped(exported());
    assertThat(zip).containsOnlyKeys("facts.json", "events.json", "unreadable.json");
    assertThat(zip.get("unreadable.json")).contains(PART);
  }

  @Test
  void whatIsErasedCannotBeAskedForAnyMore() {
    assertThat(ask("DELETE", "", "").statusCode()).isEqualTo(204);
    assertThat(ask("GET", "", "").statusCode()).isEqualTo(404);
    assertThat(ask("GET", "/export.zip", "").statusCode()).isEqualTo(404);
    assertThat(ask("DELETE", "", "").statusCode()).isEqualTo(404);
    for (String path : List.of("/api/attempts/" + attempt, "/api/parts/" + PART + "/media.webm")) {
      assertThat(site.ask("GET", path, "", "Cookie", cookie).statusCode()).isEqualTo(404);
    }
    assertThat(folder.resolve("recordings").resolve(attempt)).doesNotExist();
    assertThat(site.room.rows().erasures().of(attempt)).isPresent();
  }

  @Test
  void whatIsHeldIsErasedOnlyOnceItIsLifted() {
    assertThat(ask("GET", "", "").body()).contains("\"until\":").doesNotContain("hold");
    assertThat(ask("POST", "/hold", "{\"reason\":\" an appeal \"}").statusCode()).isEqualTo(204);
    assertThat(ask("GET", "", "").body()).contains("\"reason\":\"an appeal\"", "\"since\":");
    HttpResponse<String> refused = ask("DELETE", "", "");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("Lift the hold first");
    assertThat(site.room.rows().parts().ofAttempt(attempt)).hasSize(1);
    assertThat(ask("DELETE", "/hold", "").statusCode()).isEqualTo(204);
    assertThat(ask("GET", "", "").body()).doesNotContain("hold");
    assertThat(ask("DELETE", "", "").statusCode()).isEqualTo(204);
  }

  @Test
  void aHoldWantsAReason() {
    for (String body :
        List.of("{}", "{\"reason\":\" \"}", "{\"reason\":\"" + "x".repeat(501) + "\"}")) {
      HttpResponse<String> answer = ask("POST", "/hold", body);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("A reason of 1 to 500 characters");
    }
    assertThat(site.room.rows().holds().of(attempt)).isEmpty();
  }
}
