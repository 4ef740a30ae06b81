package io.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candor.store.AuditLine;
import io.candor.store.Exam;
import io.candor.store.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every message of a teacher's page × every role, said to the server itself. */
class MessageRolesTest {
  /** What concerns the page alone. Whatever isn't here takes a teacher of the exam. */
  private static final Set<String> OWN =
      Set.of("hello", "unwatch", "candidate", "unsubscribe", "ping");

  private static final Path GOLDEN = Path.of("../signaling/src/test/resources/golden");

  @TempDir private Path folder;
  private final ObjectMapper mapper = new ObjectMapper();
  private Site site;
  private Person administrator;
  private Person teacher;
  private Person reviewer;
  private Person foreigner;
  private Exam exam;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    administrator = site.person("admin", true);
    teacher = site.person("teacher", false);
    reviewer = site.person("reviewer", false);
    foreigner = site.person("foreigner", false);
    exam = site.room.exam();
    site.member(exam, teacher, "teacher");
    site.member(exam, reviewer, "reviewer");
    site.member(site.room.exam(), foreigner, "teacher");
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void everyMessageIsForTeachersOfItsExamAlone() throws IOException {
    List<Path> golden;
    try (Stream<Path> files = Files.list(GOLDEN)) {
      golden =
          files
              .filter(file -> file.getFileName().toString().startsWith("teacherMessage."))
              .toList();
    }
    assertThat(golden).hasSizeGreaterThan(8);
    for (Path file : golden) {
      ObjectNode message = (ObjectNode) mapper.readTree(file.toFile());
      String type = message.path("type").asText();
      replace(message, "exam", exam.id());
      replace(message, "attempt", site.attempt(exam));
      boolean own = OWN.contains(type);
      said(message, foreigner, own);
      said(message, reviewer, own);
      said(message, teacher, true);
      said(message, administrator, true);
    }
  }

  private static void replace(ObjectNode message, String field, String value) {
    if (message.has(field)) {
      message.put(field, value);
    }
  }

  /** Says it on a connection of its own; whoever may not is told so and is in the audit log. */
  private void said(ObjectNode message, Person who, boolean allowed) {
    int before = site.lines("refused").size();
    try (ConsoleSocket page = site.console(site.cookie(who))) {
      page.hello().say(message.toString());
      if (!allowed) {
        assertThat(page.awaitAnswer("problem", "viewerClosed"))
            .as("%s by %s", message, who.name())
            .containsAnyOf("exam-unknown", "attempt-unknown", "source-ended", "not-allowed");
      }
      page.say("{\"type\":\"ping\",\"id\":4711}").awaitAnswer("pong");
    }
    List<AuditLine> after = site.lines("refused");
    assertThat(after).as("%s by %s", message, who.name()).hasSize(before + (allowed ? 0 : 1));
  }

  @Test
  void nobodySaysAnything() {
    try (ConsoleSocket page = site.console("candor_session=" + "A".repeat(43))) {
      page.say(ConsoleSocket.HELLO);
      assertThat(page.awaitAnswer("problem")).contains("not-signed-in");
      page.awaitClosed();
    }
  }

  @Test
  void whoeverIsDisabledLosesTheSocketAtOnce() {
    try (ConsoleSocket page = site.console(site.cookie(teacher))) {
      page.hello().say("{\"type\":\"watch\",\"exam\":\"" + exam.id() + "\"}").awaitAnswer("roster");
      String body = "{\"disabled\":true}";
      String path = "/api/people/" + teacher.id();
      assertThat(site.ask("POST", path, body, "Cookie", site.cookie(administrator)).statusCode())
          .isEqualTo(200);
      assertThat(page.awaitAnswer("problem")).contains("not-signed-in");
      page.awaitClosed();
    }
  }

  @Test
  void whoeverLosesARoleSeesNothingMore() {
    try (ConsoleSocket page = site.console(site.cookie(teacher))) {
      page.hello().say("{\"type\":\"watch\",\"exam\":\"" + exam.id() + "\"}").awaitAnswer("roster");
      String path = "/api/exams/" + exam.id() + "/members/" + teacher.id();
      assertThat(site.ask("DELETE", path, "", "Cookie", site.cookie(administrator)).statusCode())
          .isEqualTo(204);
      assertThat(page.awaitAnswer("problem")).contains("rights-changed");
      page.awaitClosed();
    }
    try (ConsoleSocket page = site.console(site.cookie(teacher))) {
      page.hello().say("{\"type\":\"watch\",\"exam\":\"" + exam.id() + "\"}");
      assertThat(page.awaitAnswer("problem")).contains("exam-unknown");
    }
  }

  @Test
  void looksAreInTheAuditLogOnceEach() {
    String attempt = site.attempt(exam);
    String subscribe =
        "{\"type\":\"subscribe\",\"viewer\":\"v\",\"attempt\":\"%s\",\"source\":\"camera\",\"sdp\":\"\"}"
            .formatted(attempt);
    try (ConsoleSocket page = site.console(site.cookie(teacher))) {
      page.hello().say(subscribe).awaitAnswer("viewerClosed");
      page.say(subscribe).awaitAnswer("viewerClosed");
    }
    assertThat(site.lines("live-opened"))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.personId()).isEqualTo(teacher.id());
              assertThat(line.examId()).isEqualTo(exam.id());
              assertThat(line.attemptId()).isEqualTo(attempt);
            });
  }
}
