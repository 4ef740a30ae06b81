package io.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.exam.PolicyText;
import io.candor.lms.Signature;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.Quality;
import io.candor.signaling.wire.WireMapper;
import io.candor.store.Attempt;
import io.candor.store.ClientAttempt;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a learning management system may do here, and what not: docs/lms-api.md by a client. */
class LmsApiTest {
  private static final String CONSENT =
      ",\"consent\":{\"language\":\"en\",\"wording\":\"All of it.\"}";

  @TempDir private Path folder;
  private Site site;
  private SignedClient moodle;
  private SignedClient ilias;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    moodle = SignedClient.of(site, "Moodle");
    ilias = SignedClient.of(site, "Ilias");
  }

  @AfterEach
  void close() {
    site.close();
  }

  private ClientAttempt named(SignedClient client, String name) {
    return site.room.rows().clients().names().attempt(client.pair().id(), name).orElseThrow();
  }

  private Attempt attempt(SignedClient client, String name) {
    return site.room.rows().attempts().find(named(client, name).attemptId()).orElseThrow();
  }

  private static String found(String regex, String text) {
    Matcher matcher = Pattern.compile(regex).matcher(text);
    assertThat(matcher.find()).as("%s in %s", regex, text).isTrue();
    return matcher.group(1);
  }

  /** Said by a word, and what is left out stays as it is. */
  @Test
  void howGoodASourceIsSentIsSaidByAWord() {
    String exam = "{\"title\":\"A\",\"address\":\"https://m.example/\",\"quality\":%s}";
    String path = "/api/lms/exams/quiz-7";
    assertThat(moodle.ask("PUT", path, exam.formatted("{\"camera\":\"clear\"}")).statusCode())
        .isEqualTo(201);
    assertThat(moodle.ask("PUT", path, exam.formatted("{\"screen\":\"sharp\"}")).statusCode())
        .isEqualTo(200);
    String id = site.room.rows().clients().names().exam(moodle.pair().id(), "quiz-7").orElseThrow();
    Policy policy =
        new PolicyText(WireMapper.create())
            .policy(site.room.rows().exams().find(id).orElseThrow().policy());
    assertThat(policy.camera()).isEqualTo(Quality.CLEAR.camera());
    assertThat(policy.screen()).isEqualTo(Quality.SHARP.screen());
    assertThat(policy.microphone()).isEqualTo(Quality.MODEST.microphone());
    HttpResponse<String> none = moodle.ask("PUT", path, exam.formatted("{\"camera\":\"huge\"}"));
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(none.body()).contains("quality.camera");
  }

  /** What was allowed stays so for those who have agreed to it. */
  @Test
  void sitesAreAllowedAndStaySo() {
    String exam = "{\"title\":\"A\",\"address\":\"https://m.example/\"%s}";
    String path = "/api/lms/exams/quiz-7";
    String one = exam.formatted(",\"allowedSites\":[\"https://dict.example/\"]");
    assertThat(moodle.ask("PUT", path, one).statusCode()).isEqualTo(201);
    assertThat(moodle.ask("PUT", path, exam.formatted("")).statusCode()).isEqualTo(200);
    String id = site.room.rows().clients().names().exam(moodle.pair().id(), "quiz-7").orElseThrow();
    assertThat(site.room.rows().exams().find(id).orElseThrow().terms().sites())
        .containsExactly("https://dict.example");
    String wrong = exam.formatted(",\"allowedSites\":[\"dict.example\"]");
    assertThat(moodle.ask("PUT", path, wrong).body()).contains("https://example.org");
    moodle.launch("a1", "quiz-7", "42", CONSENT);
    String none = exam.formatted(",\"allowedSites\":[]");
    HttpResponse<String> fewer = moodle.ask("PUT", path, none);
    assertThat(fewer.statusCode()).isEqualTo(409);
    assertThat(fewer.body()).contains("agreed", "sites");
    String two =
        exam.formatted(",\"allowedSites\":[\"https://dict.example\",\"https://two.example\"]");
    assertThat(moodle.ask("PUT", path, two).statusCode()).isEqualTo(200);
  }

  @Test
  void theConnectionCanBeTested() {
    HttpResponse<String> answer = moodle.get("/api/lms/status");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body())
        .contains("\"institution\":\"Moodle\"", "\"origin\":\"http://127.0.0.1");
  }

  @Test
  void whatIsNotSignedLikeThisIsRefused() {
    String path = "/api/lms/status";
    Signature right = moodle.signed("GET", path, "");
    assertThat(moodle.send(right, "GET", path + "?more", "").body()).contains("signature-wrong");
    assertThat(
            ilias
                .send(
                    new Signature(
                        ilias.pair().id(), right.timestamp(), right.nonce(), right.value()),
                    "GET",
                    path,
                    "")
                .statusCode())
        .isEqualTo(401);
    Signature unknown = new Signature("nobody", right.timestamp(), right.nonce(), right.value());
    assertThat(moodle.send(unknown, "GET", path, "").body()).contains("signature-wrong");
    Signature other = moodle.signed("PUT", "/api/lms/hook", "{}");
    assertThat(moodle.send(other, "PUT", "/api/lms/hook", "{ }").body())
        .contains("signature-wrong");
    assertThat(moodle.send(right, "GET", path, "").statusCode()).isEqualTo(200);
    assertThat(moodle.send(right, "GET", path, "").body()).contains("\"replayed\"");
    for (String header : new String[] {"", "Candor", "Candor client=\"a\"", "Bearer x"}) {
      assertThat(site.ask("GET", path, "", "Authorization", header).statusCode()).isEqualTo(401);
    }
  }

  @Test
  void aWrongClockIsToldTheTime() {
    String path = "/api/lms/status";
    long now = System.currentTimeMillis() / 1000;
    for (long at : new long[] {now - 400, now + 400}) {
      HttpResponse<String> answer =
          moodle.send(moodle.signed("GET", path, "", at), "GET", path, "");
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.body()).contains("\"clock-off\"", "\"serverTime\":");
    }
  }

  @Test
  void theSecretBeforeTheLastIsGoodForADayAndNoneAfterRevoking() {
    var fresh = site.room.clientAccounts().rotate(moodle.pair().id()).orElseThrow();
    assertThat(moodle.get("/api/lms/status").statusCode()).isEqualTo(200);
    SignedClient rotated = new SignedClient(site, fresh);
    assertThat(rotated.get("/api/lms/status").statusCode()).isEqualTo(200);
    assertThat(site.room.clientAccounts().revoke(fresh.id())).isTrue();
    assertThat(rotated.get("/api/lms/status").statusCode()).isEqualTo(401);
    assertThat(moodle.get("/api/lms/status").statusCode()).isEqualTo(401);
    assertThat(site.room.clientAccounts().rotate(fresh.id())).isEmpty();
  }

  @Test
  void anExamIsMadeOnceAndChangedUntilSomebodyHasConsented() {
    assertThat(moodle.exam("quiz-7", "\"tabSwitch\":false").statusCode()).isEqualTo(201);
    assertThat(moodle.exam("quiz-7", "\"showCamPreview\":false").body())
        .contains("\"selfView\":false");
    assertThat(moodle.exam("quiz-7", "\"selfView\":true,\"showCamPreview\":false").body())
        .contains("once");
    assertThat(moodle.exam("quiz-7", "\"liveView\":false").statusCode()).isEqualTo(200);
    assertThat(moodle.exam("quiz-7", "\"nonsense\":true").body()).contains("nonsense");
    assertThat(moodle.get("/api/lms/exams/quiz-7").body())
        .contains("\"liveView\":false", "\"tabSwitch\":true", "\"attempts\":[]");
    moodle.launch("a1", "quiz-7", "42", CONSENT);
    HttpResponse<String> late = moodle.exam("quiz-7", "\"liveView\":true");
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("\"agreed\"");
    assertThat(moodle.exam("quiz-7", "\"liveView\":false").statusCode()).isEqualTo(200);
  }

  @Test
  void aLaunchLetsOneBrowserInAndIsBoundToExamAndUser() {
    moodle.exam("quiz-7", "");
    moodle.exam("quiz-8", "");
    HttpResponse<String> first = moodle.launch("a1", "quiz-7", "42", "");
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.body()).contains("\"state\":\"invited\"", "\"confirmed\":false");
    String token = found("/launch#([A-Za-z0-9_-]{43})\"", first.body());
    assertThat(site.ask("POST", "/api/launch", "{\"token\":\"" + token + "\"}").body())
        .contains("\"examTitle\":\"Algebra\"", "a".repeat(32));
    assertThat(site.ask("POST", "/api/launch", "{\"token\":\"nothing\"}").body())
        .contains("launch-over");
    HttpResponse<String> second = moodle.launch("a1", "quiz-7", "42", "");
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(found("/launch#([A-Za-z0-9_-]{43})\"", second.body())).isNotEqualTo(token);
    assertThat(moodle.launch("a1", "quiz-7", "43", "").body()).contains("\"bound\"");
    assertThat(moodle.launch("a1", "quiz-8", "42", "").body()).contains("\"bound\"");
    assertThat(moodle.launch("a2", "quiz-9", "42", "").body()).contains("\"no-exam\"");
    assertThat(moodle.launch("a%202", "quiz-7", "42", "").statusCode()).isEqualTo(404);
    assertThat(site.room.rows().attempts().ofExam(attempt(moodle, "a1").examId())).hasSize(1);
  }

  @Test
  void consentInTheQuizIsConsentHereWithItsWords() {
    moodle.exam("quiz-7", "");
    HttpResponse<String> launched = moodle.launch("a1", "quiz-7", "42", CONSENT);
    assertThat(launched.body()).contains("\"state\":\"consented\"");
    Attempt attempt = attempt(moodle, "a1");
    assertThat(attempt.consentLanguage()).isEqualTo("en");
    assertThat(site.room.rows().afterwards().wordings().ofAttempt(attempt.id()))
        .contains("All of it.");
    Long at = attempt.consentAt();
    moodle.launch("a1", "quiz-7", "42", CONSENT.replace("All", "Nothing"));
    assertThat(attempt(moodle, "a1").consentAt()).isEqualTo(at);
    assertThat(site.room.rows().afterwards().wordings().ofAttempt(attempt.id()))
        .contains("All of it.");
  }

  @Test
  void anEndIsForGood() {
    moodle.exam("quiz-7", "");
    moodle.launch("a1", "quiz-7", "42", CONSENT);
    String finish = "/api/lms/attempts/a1/finish";
    assertThat(moodle.ask("POST", finish, "{\"reason\":\"because\"}").statusCode()).isEqualTo(400);
    assertThat(moodle.ask("POST", finish, "{\"reason\":\"time-up\"}").statusCode()).isEqualTo(204);
    assertThat(moodle.ask("POST", finish, "{\"reason\":\"submitted\"}").statusCode())
        .isEqualTo(204);
    assertThat(moodle.get("/api/lms/attempts/a1").body())
        .contains("\"state\":\"finished\"", "\"endReason\":\"lms-time-up\"", "\"confirmed\":false");
    assertThat(moodle.launch("a1", "quiz-7", "42", "").body()).contains("\"over\"");
  }

  @Test
  void whatOneClientHasMadeIsNotThereForAnother() {
    moodle.exam("quiz-7", "");
    moodle.launch("a1", "quiz-7", "42", CONSENT);
    assertThat(ilias.get("/api/lms/exams/quiz-7").statusCode()).isEqualTo(404);
    assertThat(ilias.get("/api/lms/attempts/a1").statusCode()).isEqualTo(404);
    assertThat(ilias.get("/api/lms/attempts/a1/export.zip").statusCode()).isEqualTo(404);
    assertThat(
            ilias
                .ask("POST", "/api/lms/attempts/a1/finish", "{\"reason\":\"submitted\"}")
                .statusCode())
        .isEqualTo(404);
    assertThat(ilias.ask("DELETE", "/api/lms/attempts/a1", "").statusCode()).isEqualTo(204);
    assertThat(ilias.ask("DELETE", "/api/lms/exams/quiz-7", "").statusCode()).isEqualTo(204);
    assertThat(ilias.get("/api/lms/users/42").body()).isEqualTo("{\"attempts\":[]}");
    assertThat(ilias.ask("DELETE", "/api/lms/users/42", "").body()).contains("\"erased\":0");
    assertThat(ilias.ask("POST", "/api/lms/links", link("a1")).statusCode()).isEqualTo(404);
    assertThat(ilias.launch("a1", "quiz-7", "42", "").body()).contains("no-exam");
    assertThat(attempt(moodle, "a1").state().wire()).isEqualTo("consented");
    ilias.exam("quiz-7", "");
    assertThat(ilias.launch("a1", "quiz-7", "9", "").statusCode()).isEqualTo(201);
    assertThat(named(ilias, "a1").attemptId()).isNotEqualTo(named(moodle, "a1").attemptId());
  }

  private static String link(String attempt) {
    return "{\"exam\":\"quiz-7\",\"attempt\":\"%s\",\"user\":{\"id\":\"3\",\"name\":\"Noether\"},\"role\":\"reviewer\",\"page\":\"report\"}"
        .formatted(attempt);
  }

  @Test
  void aTeachersLinkWorksOnceAndOpensThisExamAlone() {
    moodle.exam("quiz-7", "");
    moodle.exam("quiz-8", "");
    moodle.launch("a1", "quiz-7", "42", CONSENT);
    moodle.launch("b1", "quiz-8", "42", CONSENT);
    assertThat(moodle.ask("POST", "/api/lms/links", link("b1")).statusCode()).isEqualTo(404);
    HttpResponse<String> made = moodle.ask("POST", "/api/lms/links", link("a1"));
    assertThat(made.statusCode()).isEqualTo(201);
    String token = "{\"token\":\"" + found("#enter=([A-Za-z0-9_-]{43})\"", made.body()) + "\"}";
    HttpResponse<String> entered = site.ask("POST", "/api/enter", token);
    assertThat(entered.statusCode()).isEqualTo(200);
    assertThat(entered.body()).contains("/attempts/" + named(moodle, "a1").attemptId());
    String set = entered.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(set).contains("HttpOnly", "SameSite=Strict", "Max-Age=14400");
    String[] cookie = {"Cookie", set.substring(0, set.indexOf(';'))};
    assertThat(site.ask("POST", "/api/enter", token).body()).contains("entry-over");
    String report = "/api/attempts/" + named(moodle, "a1").attemptId();
    assertThat(site.ask("GET", report, "", cookie).statusCode()).isEqualTo(200);
    assertThat(site.ask("POST", report + "/notes", "{\"text\":\"x\"}", cookie).statusCode())
        .isEqualTo(403);
    String foreign = "/api/attempts/" + named(moodle, "b1").attemptId();
    assertThat(site.ask("GET", foreign, "", cookie).statusCode()).isEqualTo(404);
    assertThat(site.ask("GET", "/api/people", "", cookie).statusCode()).isEqualTo(403);
    site.room.clientAccounts().revoke(moodle.pair().id());
    assertThat(site.ask("GET", report, "", cookie).statusCode()).as("revoked").isEqualTo(401);
  }

  @Test
  void whoeverIsDisabledHereIsLetInByNoLink() {
    moodle.exam("quiz-7", "");
    moodle.launch("a1", "quiz-7", "42", CONSENT);
    assertThat(moodle.ask("POST", "/api/lms/links", link("a1")).statusCode()).isEqualTo(201);
    String name = "lms:" + moodle.pair().id() + ":3";
    String person = site.room.staff().people().bySignInName(name).orElseThrow().id();
    site.person("admin", true);
    assertThat(site.room.staff().accounts().disable(person)).isTrue();
    assertThat(moodle.ask("POST", "/api/lms/links", link("a1")).body()).contains("\"disabled\"");
  }

  @Test
  void whatIsErasedIsGoneAndWhatIsHeldStays() {
    moodle.exam("quiz-7", "");
    moodle.launch("a1", "quiz-7", "42", CONSENT);
    moodle.launch("a2", "quiz-7", "42", CONSENT);
    moodle.launch("a3", "quiz-7", "43", CONSENT);
    assertThat(moodle.get("/api/lms/users/42").body())
        .contains("\"a1\"", "\"a2\"")
        .doesNotContain("\"a3\"");
    assertThat(moodle.get("/api/lms/attempts/a1/export.zip").statusCode()).isEqualTo(200);
    assertThat(moodle.ask("DELETE", "/api/lms/attempts/a1", "").statusCode()).isEqualTo(204);
    assertThat(moodle.get("/api/lms/attempts/a1").statusCode()).isEqualTo(404);
    String held = named(moodle, "a2").attemptId();
    site.room.retention(io.candor.exam.Keeping.AS_AGREED).hold(held, "x", "a complaint");
    assertThat(moodle.ask("DELETE", "/api/lms/attempts/a2", "").body()).contains("\"held\"");
    assertThat(moodle.ask("DELETE", "/api/lms/users/42", "").body())
        .isEqualTo("{\"erased\":0,\"held\":1}");
    assertThat(moodle.ask("DELETE", "/api/lms/exams/quiz-7", "").statusCode()).isEqualTo(409);
    assertThat(moodle.get("/api/lms/exams/quiz-7").body())
        .contains("\"a2\"")
        .doesNotContain("\"a3\"");
    site.room.retention(io.candor.exam.Keeping.AS_AGREED).lift(held);
    assertThat(moodle.ask("DELETE", "/api/lms/exams/quiz-7", "").statusCode()).isEqualTo(204);
    assertThat(moodle.get("/api/lms/exams/quiz-7").statusCode()).isEqualTo(404);
    assertThat(site.lines("attempt-erased"))
        .hasSize(3)
        .allSatisfy(line -> assertThat(line.subjectId()).isEqualTo(moodle.pair().id()));
  }

  @Test
  void resultsAreSentNowhereButEncryptedOrToThisMachine() {
    for (String address :
        new String[] {
          "http://moodle.example.edu/h", "ftp://x/", "https://u:p@x/", "https:///", "x"
        }) {
      assertThat(
              moodle.ask("PUT", "/api/lms/hook", "{\"address\":\"" + address + "\"}").statusCode())
          .as(address)
          .isEqualTo(400);
    }
    for (String address :
        new String[] {"\"https://moodle.example.edu/h?x=1\"", "\"http://127.0.0.1:81/\"", "null"}) {
      assertThat(moodle.ask("PUT", "/api/lms/hook", "{\"address\":" + address + "}").statusCode())
          .as(address)
          .isEqualTo(204);
    }
  }
}
