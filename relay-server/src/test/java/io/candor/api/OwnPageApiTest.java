package io.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.signaling.protocol.Policy;
import io.candor.store.AuditLine;
import io.candor.store.Event;
import io.candor.store.Exam;
import io.candor.store.ExamTerms;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a student may see of their own attempt and say to it, and nobody of another's. */
class OwnPageApiTest {
  @TempDir private Path folder;
  private Site site;
  private Exam exam;
  private String ada;
  private String alan;
  private String adasPart;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    exam = site.room.exam();
    ada = site.attempt(exam);
    alan = site.attempt(exam);
    adasPart = site.part(ada);
    event(ada);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private void event(String attempt) {
    Event row = new Event(attempt, 1, "tab.left", 7, "{}", null, null, 8);
    site.room.rows().events().add(row).join();
  }

  private HttpResponse<String> get(String path, String cookie) {
    return site.ask("GET", "/api/mine/" + path, "", "Cookie", cookie);
  }

  private HttpResponse<String> say(String attempt, String cookie, String words) {
    return site.ask("POST", "/api/mine/" + attempt + "/statements", words, "Cookie", cookie);
  }

  @Test
  void theCookieIsForThisAttemptAlone() {
    String set =
        site.ask("POST", "/api/mine", site.secret(ada))
            .headers()
            .firstValue("Set-Cookie")
            .orElseThrow();
    assertThat(set)
        .startsWith("candor_mine=")
        .contains("HttpOnly", "SameSite=Strict", "Path=/api/mine/" + ada, "Max-Age=3600");
    site.over(ada);
    site.over(alan);
    String cookie = site.student(ada);
    assertThat(get(ada, cookie).statusCode()).isEqualTo(200);
    assertThat(get(alan, cookie).statusCode()).isEqualTo(401);
    String mine = "/parts/" + adasPart + "/media.webm";
    assertThat(get(ada + mine, cookie).body()).isEqualTo("0123456789");
    assertThat(get(alan + mine, cookie).statusCode()).isEqualTo(401);
    assertThat(get(alan + mine, site.student(alan)).statusCode()).isEqualTo(404);
    assertThat(site.ask("GET", "/api/attempts/" + ada, "", "Cookie", cookie).statusCode())
        .isEqualTo(401);
  }

  @Test
  void aTamperedSecretOrCookieOpensNothing() {
    String secret = site.secret(ada);
    for (String wrong :
        new String[] {
          secret.replace(ada, alan), secret.replaceFirst(".\"}$", "*\"}"), "{}", "{\"token\":\"\"}"
        }) {
      assertThat(site.ask("POST", "/api/mine", wrong).statusCode()).as(wrong).isEqualTo(404);
    }
    assertThat(site.lines("own-page-refused")).hasSize(4);
    String cookie = site.student(ada);
    String later = cookie.replaceFirst("=[0-9]", "=9");
    for (String wrong : new String[] {cookie + "A", later, "candor_mine=1.2", "candor_mine="}) {
      assertThat(get(ada, wrong).statusCode()).as(wrong).isEqualTo(401);
    }
  }

  @Test
  void guessingIsSoonRefused() {
    String wrong = site.secret(ada).replaceFirst(".\"}$", "*\"}");
    for (int i = 0; i < WrongCodes.MOST; i++) {
      assertThat(site.ask("POST", "/api/mine", wrong).statusCode()).isEqualTo(404);
    }
    assertThat(site.ask("POST", "/api/mine", wrong).statusCode()).isEqualTo(429);
    assertThat(site.ask("POST", "/api/mine", site.secret(ada)).statusCode()).isEqualTo(200);
  }

  @Test
  void beforeTheEndOnlyTheFactsAreTold() {
    String cookie = site.student(ada);
    assertThat(get(ada, cookie).body())
        .contains("\"over\":false", "Algebra", "\"parts\":[]", "\"events\":[]");
    assertThat(get(ada + "/parts/" + adasPart + "/media.webm", cookie).statusCode()).isEqualTo(409);
    assertThat(get(ada + "/export.zip", cookie).statusCode()).isEqualTo(409);
    assertThat(say(ada, cookie, "{\"text\":\"Early.\"}").statusCode()).isEqualTo(409);
  }

  @Test
  void whoLookedIsToldByTheirRoleAndWhoNotedNotAtAll() {
    site.over(ada);
    var teacher = site.person("Prof. Turing", false);
    site.member(exam, teacher, "teacher");
    String theirs = site.cookie(teacher);
    site.ask("GET", "/api/attempts/" + ada, "", "Cookie", theirs);
    site.ask("GET", "/api/parts/" + adasPart + "/media.webm", "", "Cookie", theirs);
    site.ask("POST", "/api/attempts/" + ada + "/notes", "{\"text\":\"Odd.\"}", "Cookie", theirs);
    assertThat(get(ada, site.student(ada)).body())
        .contains("\"over\":true", "tab.left", adasPart, "Odd.", "\"until\":")
        .contains("\"what\":\"report-opened\",\"who\":\"teacher\"")
        .contains("\"what\":\"recording-opened\",\"who\":\"teacher\"")
        .contains("\"what\":\"own-page-opened\",\"who\":\"student\"")
        .doesNotContain("Turing");
  }

  @Test
  void statementsAreKeptShownToTheTeacherAndLimited() {
    site.over(ada);
    String cookie = site.student(ada);
    assertThat(say(ada, cookie, "{\"text\":\" The bell rang. \",\"event\":1}").body())
        .contains("\"text\":\"The bell rang.\"", "\"event\":1", "\"writtenAt\":");
    for (String wrong :
        new String[] {
          "{}",
          "{\"text\":\" \"}",
          "{\"text\":\"" + "x".repeat(2001) + "\"}",
          "{\"text\":\"x\",\"event\":2}"
        }) {
      assertThat(say(ada, cookie, wrong).statusCode()).isEqualTo(400);
    }
    for (int i = 1; i < 20; i++) {
      assertThat(say(ada, cookie, "{\"text\":\"x\"}").statusCode()).isEqualTo(201);
    }
    assertThat(say(ada, cookie, "{\"text\":\"x\"}").statusCode()).isEqualTo(409);
    assertThat(site.ask("GET", "/api/attempts/" + ada, "", "Cookie", site.teacher()).body())
        .contains("The bell rang.");
    assertThat(site.lines("statement-written")).hasSize(20);
    assertThat(site.lines("statement-written").getFirst())
        .extracting(AuditLine::attemptId, AuditLine::personId)
        .containsExactly(ada, null);
  }

  @Test
  void theZipIsEverythingButWhoOfTheInstitution() {
    site.over(ada);
    String note = "/api/attempts/" + ada + "/notes";
    var teacher = site.person("Prof. Turing", false);
    site.member(exam, teacher, "teacher");
    site.ask("POST", note, "{\"text\":\"Odd.\"}", "Cookie", site.cookie(teacher));
    String hold = "/api/keeping/" + ada + "/hold";
    site.ask("POST", hold, "{\"reason\":\"a secret reason\"}", "Cookie", site.teacher());
    String cookie = site.student(ada);
    say(ada, cookie, "{\"text\":\"The bell rang.\"}");
    String zip = Zips.text(site, "/api/mine/" + ada + "/export.zip", cookie);
    assertThat(zip)
        .contains("The bell rang.", "Odd.", "Ada Lovelace", adasPart, "\"looks\"")
        .doesNotContain("Turing", teacher.id(), "a secret reason");
  }

  @Test
  void whatIsErasedSaysSinceWhen() {
    site.over(ada);
    String cookie = site.student(ada);
    say(ada, cookie, "{\"text\":\"The bell rang.\"}");
    site.ask("DELETE", "/api/keeping/" + ada, "", "Cookie", site.teacher());
    assertThat(get(ada, cookie).statusCode()).isEqualTo(404);
    HttpResponse<String> entry = site.ask("POST", "/api/mine", site.secret(ada));
    assertThat(entry.statusCode()).isEqualTo(200);
    assertThat(entry.body()).contains("\"erasedAt\":", "\"why\":\"asked\"");
    assertThat(entry.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void practiceHasNoPage() {
    ExamTerms terms = new ExamTerms(null, null, null, 30, "", null, null, null, true, "");
    Exam practice =
        site.room.invitations().exam("Try", "https://example.org/q", Policy.standard(), terms);
    String attempt = site.attempt(practice);
    assertThat(site.ask("POST", "/api/mine", site.secret(attempt)).statusCode()).isEqualTo(404);
  }
}
