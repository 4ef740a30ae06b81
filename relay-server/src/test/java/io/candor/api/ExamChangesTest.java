package io.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.store.AuditLine;
import io.candor.store.Exam;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who changes an exam, its roster or somebody's time is in the audit log; who fails to, is not. */
class ExamChangesTest {
  private static final String FORM = "{\"title\":\"%s\",\"address\":\"https://moodle.example/q\"}";

  @TempDir private Path folder;
  private Site site;
  private Exam exam;
  private String path;
  private String cookie;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    exam = site.room.exam();
    path = "/api/exams/" + exam.id();
    cookie = site.teacher();
  }

  @AfterEach
  void close() {
    site.close();
  }

  private int ask(String method, String where, String body, String type) {
    return site.ask(method, where, body, "Cookie", cookie, "Content-Type", type).statusCode();
  }

  private List<AuditLine> changes() {
    return site.room.staff().log().before(Long.MAX_VALUE, 100).stream()
        .filter(line -> line.what().equals("exam-changed"))
        .toList();
  }

  @Test
  void anExamsFields() {
    assertThat(ask("PUT", path, FORM.formatted("Logic II"), "application/json")).isEqualTo(200);
    assertThat(changes()).hasSize(1).allMatch(line -> exam.id().equals(line.examId()));
    assertThat(ask("PUT", path, FORM.formatted(""), "application/json")).isEqualTo(400);
    assertThat(changes()).hasSize(1);
  }

  /** The answer says where to look, and what is allowed there. */
  @Test
  void limitsThatMakeNoSense() {
    String video = "{\"maxWidth\":%d,\"maxHeight\":240,\"maxFrameRate\":15,\"maxBitrate\":150000}";
    String policy =
        "\"policy\":{\"options\":{},\"camera\":%s,\"screen\":%s,\"microphone\":{\"maxBitrate\":32000}}"
            .formatted(video.formatted(0), video.formatted(320));
    String form = FORM.formatted("Logic").replace("{", "{" + policy + ",");
    String answer =
        site.ask("PUT", path, form, "Cookie", cookie, "Content-Type", "application/json").body();
    assertThat(answer).contains("policy.camera", "a picture's width: 16 to 7680");
    assertThat(changes()).isEmpty();
  }

  @Test
  void theRoster() {
    assertThat(ask("POST", path + "/roster", "name,code\nAda,PLUM-7\n", "text/csv")).isEqualTo(201);
    assertThat(changes()).hasSize(1);
    assertThat(ask("POST", path + "/roster", "name,code\n,PLUM-8\n", "text/csv")).isEqualTo(422);
    assertThat(changes()).as("a file that was not taken").hasSize(1);
    String line = path + "/roster/" + site.room.rows().enrolments().ofExam(exam.id()).get(0).id();
    assertThat(ask("PUT", line, "{\"extraMinutes\":15}", "application/json")).isEqualTo(204);
    assertThat(ask("DELETE", line, "", "application/json")).isEqualTo(204);
    assertThat(changes()).hasSize(3);
  }

  @Test
  void somebodysTime() {
    String attempt = site.room.invitations().join(exam.joinCode(), "Ada").orElseThrow().attempt();
    String time = "/api/attempts/" + attempt + "/extra-time";
    assertThat(ask("PUT", time, "{\"extraMinutes\":15}", "application/json")).isEqualTo(204);
    assertThat(changes()).hasSize(1).allMatch(line -> attempt.equals(line.attemptId()));
  }
}
