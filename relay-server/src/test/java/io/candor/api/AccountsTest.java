package io.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.people.What;
import io.candor.store.AuditLine;
import io.candor.store.Exam;
import io.candor.store.Person;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts from the first start's link to the audit log, by the server's own answers. */
class AccountsTest {
  private static final String PASSWORD = "correct horse battery";
  private static final Pattern LINK = Pattern.compile("#link=([A-Za-z0-9_-]{43})");

  @TempDir private Path folder;
  private Site site;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private HttpResponse<String> post(String path, String body, String... cookie) {
    return site.ask("POST", path, body.replace('\'', '"'), cookie);
  }

  private static String linkIn(HttpResponse<String> answer) {
    Matcher link = LINK.matcher(answer.body());
    assertThat(link.find()).as(answer.body()).isTrue();
    return link.group(1);
  }

  private HttpResponse<String> choose(String token, String password) {
    return post("/api/link/password", "{'token':'%s','password':'%s'}".formatted(token, password));
  }

  private HttpResponse<String> signIn(String name, String password) {
    return post("/api/session", "{'signInName':'%s','password':'%s'}".formatted(name, password));
  }

  private static String cookie(HttpResponse<String> answer) {
    String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
    return set.substring(0, set.indexOf(';'));
  }

  private int session(String cookie) {
    return site.ask("GET", "/api/session", "", "Cookie", cookie).statusCode();
  }

  /** Invites somebody; answers the link's token. */
  private String invite(String cookie, String name, boolean administrator) {
    String body = "{'name':'%s','signInName':'%s','administrator':%s}";
    return linkIn(post("/api/people", body.formatted(name, name, administrator), "Cookie", cookie));
  }

  @Test
  void theFirstLinkMakesAnAdministratorAndThenOpensNothing() {
    String first = site.teacher();
    String token = invite(first, "ada", true);
    assertThat(session(first)).isEqualTo(200);
    assertThat(post("/api/link", "{'token':'" + token + "'}").body()).contains("ada");
    assertThat(choose(token, "short").statusCode()).isEqualTo(400);
    HttpResponse<String> chosen = choose(token, PASSWORD);
    assertThat(chosen.statusCode()).isEqualTo(204);
    assertThat(session(cookie(chosen))).isEqualTo(200);
    assertThat(session(first)).isEqualTo(401);
    assertThat(post("/api/session", "{'key':'" + site.key + "'}").statusCode()).isEqualTo(401);
    assertThat(choose(token, PASSWORD).statusCode()).isEqualTo(404);
    assertThat(signIn("ADA", PASSWORD).statusCode()).isEqualTo(204);
  }

  @Test
  void anUnknownNameAndAWrongPasswordAreAnsweredAlike() {
    Person ada = site.person("ada", true);
    site.room.staff().accounts().password(ada.id(), PASSWORD);
    HttpResponse<String> wrong = signIn("ada", PASSWORD + "!");
    HttpResponse<String> unknown = signIn("nobody", PASSWORD);
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).isEqualTo(unknown.body());
    assertThat(site.lines("sign-in-failed"))
        .extracting(AuditLine::personId)
        .containsExactly(null, ada.id());
  }

  @Test
  void anAccountIsNotGuessedAtForLong() {
    Person ada = site.person("ada", true);
    site.room.staff().accounts().password(ada.id(), PASSWORD);
    for (int i = 0; i < 10; i++) {
      assertThat(signIn("ada", "guess number " + i).statusCode()).isEqualTo(401);
    }
    assertThat(signIn("Ada", PASSWORD).statusCode()).isEqualTo(429);
  }

  @Test
  void whoeverIsDisabledIsOutAndStaysOut() {
    String admin = site.cookie(site.person("admin", true));
    Person bob = site.person("bob", false);
    site.room.staff().accounts().password(bob.id(), PASSWORD);
    String bobs = cookie(signIn("bob", PASSWORD));
    String path = "/api/people/" + bob.id();
    assertThat(post(path, "{'disabled':true}", "Cookie", admin).statusCode()).isEqualTo(200);
    assertThat(session(bobs)).isEqualTo(401);
    assertThat(signIn("bob", PASSWORD).statusCode()).isEqualTo(401);
    assertThat(post(path, "{'disabled':false}", "Cookie", admin).statusCode()).isEqualTo(200);
    assertThat(session(bobs)).isEqualTo(401);
    assertThat(signIn("bob", PASSWORD).statusCode()).isEqualTo(204);
  }

  @Test
  void somebodyAlwaysAdministers() {
    Person admin = site.person("admin", true);
    String cookie = site.cookie(admin);
    String path = "/api/people/" + admin.id();
    assertThat(post(path, "{'disabled':true}", "Cookie", cookie).statusCode()).isEqualTo(409);
    assertThat(post(path, "{'administrator':false}", "Cookie", cookie).statusCode()).isEqualTo(409);
    invite(cookie, "invited", true);
    assertThat(post(path, "{'disabled':true}", "Cookie", cookie).statusCode()).isEqualTo(409);
    site.person("other", true);
    assertThat(post(path, "{'administrator':false}", "Cookie", cookie).statusCode()).isEqualTo(200);
  }

  @Test
  void aResetEndsTheOldLinkPasswordAndSessions() {
    String admin = site.cookie(site.person("admin", true));
    String old = invite(admin, "bob", false);
    Person bob = site.room.staff().people().bySignInName("bob").orElseThrow();
    String path = "/api/people/" + bob.id() + "/link";
    String token = linkIn(post(path, "{}", "Cookie", admin));
    assertThat(choose(old, PASSWORD).statusCode()).isEqualTo(404);
    String bobs = cookie(choose(token, PASSWORD));
    String again = linkIn(post(path, "{}", "Cookie", admin));
    assertThat(choose(again, "another password").statusCode()).isEqualTo(204);
    assertThat(session(bobs)).isEqualTo(401);
    assertThat(signIn("bob", PASSWORD).statusCode()).isEqualTo(401);
  }

  @Test
  void aNewPasswordAndSigningOutEverywhereEndAllSessions() {
    Person ada = site.person("ada", true);
    site.room.staff().accounts().password(ada.id(), PASSWORD);
    String one = cookie(signIn("ada", PASSWORD));
    String two = site.cookie(ada);
    String body = "{'password':'%s','fresh':'a brand new one'}";
    assertThat(
            post("/api/account/password", body.formatted("wrong one"), "Cookie", one).statusCode())
        .isEqualTo(400);
    HttpResponse<String> changed =
        post("/api/account/password", body.formatted(PASSWORD), "Cookie", one);
    assertThat(changed.statusCode()).isEqualTo(204);
    assertThat(session(two)).isEqualTo(401);
    String fresh = cookie(changed);
    String another = cookie(signIn("ada", "a brand new one"));
    assertThat(site.ask("DELETE", "/api/account/sessions", "", "Cookie", fresh).statusCode())
        .isEqualTo(204);
    assertThat(session(fresh)).isEqualTo(401);
    assertThat(session(another)).isEqualTo(401);
  }

  @Test
  void whoeverMakesAnExamIsItsTeacherAndOthersDoNotSeeIt() {
    site.person("admin", true);
    String bobs = site.cookie(site.person("bob", false));
    String eves = site.cookie(site.person("eve", false));
    String body = "{'title':'Logic','address':'https://example.org/quiz'}";
    assertThat(post("/api/exams", body, "Cookie", bobs).statusCode()).isEqualTo(201);
    assertThat(site.ask("GET", "/api/exams", "", "Cookie", bobs).body()).contains("Logic");
    assertThat(site.ask("GET", "/api/exams", "", "Cookie", eves).body()).isEqualTo("[]");
    assertThat(site.ask("GET", "/api/session", "", "Cookie", bobs).body()).contains("\"teacher\"");
    String exam = site.room.rows().exams().all().getFirst().id();
    String members = "/api/exams/" + exam + "/members";
    String eve = "{'signInName':'eve','role':'%s'}";
    assertThat(post(members, eve.formatted("owner"), "Cookie", bobs).statusCode()).isEqualTo(400);
    assertThat(post(members, eve.formatted("reviewer"), "Cookie", bobs).statusCode())
        .isEqualTo(204);
    assertThat(site.ask("GET", "/api/exams", "", "Cookie", eves).body()).contains("Logic");
    assertThat(post(members, eve.formatted("teacher"), "Cookie", eves).statusCode()).isEqualTo(403);
    assertThat(site.ask("GET", members, "", "Cookie", bobs).body()).contains("eve", "reviewer");
  }

  @Test
  void aLookAtARecordingIsOneLineAndTheLogIsReadInPages() {
    String admin = site.cookie(site.person("admin", true));
    Exam exam = site.room.exam();
    String media = "/api/parts/" + site.part(site.attempt(exam)) + "/media.webm";
    for (int i = 0; i < 3; i++) {
      site.ask("GET", media, "", "Cookie", admin, "Range", "bytes=" + i + "-");
    }
    assertThat(site.lines("recording-opened")).hasSize(1);
    String page = site.ask("GET", "/api/audit", "", "Cookie", admin).body();
    assertThat(page).contains("recording-opened", "Algebra", "admin").doesNotContain("\"next\"");
    for (int i = 0; i < 110; i++) {
      site.room.staff().audit().noteOf(null, What.SIGN_IN_FAILED);
    }
    String full = site.ask("GET", "/api/audit", "", "Cookie", admin).body();
    Matcher next = Pattern.compile("\"next\":(\\d+)").matcher(full);
    assertThat(next.find()).isTrue();
    String rest = site.ask("GET", "/api/audit?before=" + next.group(1), "", "Cookie", admin).body();
    assertThat(full).doesNotContain("recording-opened");
    assertThat(rest).contains("recording-opened");
    assertThat(site.ask("GET", "/api/audit?before=x", "", "Cookie", admin).statusCode())
        .isEqualTo(400);
  }
}
