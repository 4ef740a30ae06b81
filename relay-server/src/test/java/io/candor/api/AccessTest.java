package io.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask for what: every route, every role, by the server's own answers. */
class AccessTest {
  /** The routes nobody needs to sign in for; what is not named here takes a teacher. */
  private static final Set<Route> OPEN =
      EnumSet.of(
          Route.ROOT,
          Route.HEALTH,
          Route.RELAY,
          Route.SIGN_IN,
          Route.LINK,
          Route.LINK_PASSWORD,
          Route.JOIN_INFO,
          Route.JOIN,
          Route.JOIN_PAGE,
          Route.CONSOLE,
          Route.CONSOLE_BARE,
          Route.CONSOLE_FILE,
          Route.EXTENSION,
          Route.EXTENSION_PACKAGE,
          Route.EXTENSION_UPDATE,
          Route.MOODLE_PLUGIN,
          Route.OWN_ENTER,
          Route.OWN_PAGE,
          Route.ENTER,
          Route.LAUNCH,
          Route.LAUNCH_PAGE,
          Route.EVIDENCE_ASK,
          Route.SIGNALING);

  /** The routes of a student at their own attempt, which nobody else may use. */
  private static final Set<Route> OWN =
      EnumSet.of(
          // Read with a token of its own.
          Route.METRICS,
          Route.OWN,
          Route.OWN_PART,
          Route.OWN_TRACK,
          Route.OWN_EVIDENCE,
          Route.OWN_EXPORT,
          Route.OWN_STATEMENT);

  /** The routes of learning management systems; no cookie opens them. */
  private static final Set<Route> CLIENT =
      EnumSet.of(
          Route.LMS_STATUS,
          Route.LMS_EXAM,
          Route.LMS_EXAM_PUT,
          Route.LMS_EXAM_ERASE,
          Route.LMS_ATTEMPT,
          Route.LMS_LAUNCH,
          Route.LMS_FINISH,
          Route.LMS_ERASE,
          Route.LMS_EXPORT,
          Route.LMS_LINK,
          Route.LMS_USER,
          Route.LMS_USER_ERASE,
          Route.LMS_HOOK);

  /** The routes of the browser an attempt is sat in; no cookie opens them. */
  private static final Set<Route> BROWSER = EnumSet.of(Route.EVIDENCE_SENT, Route.EVIDENCE_SEND);

  private static final Set<Route> GUARDED =
      EnumSet.of(
          Route.SIGN_OUT,
          Route.SESSION,
          Route.SIGN_OUT_EVERYWHERE,
          Route.PASSWORD,
          Route.PEOPLE,
          Route.PERSON_NEW,
          Route.PERSON_CHANGE,
          Route.PERSON_LINK,
          Route.AUDIT,
          Route.MEMBERS,
          Route.MEMBER_PUT,
          Route.MEMBER_REMOVE,
          Route.EXAMS,
          Route.EXAM_NEW,
          Route.EXAM,
          Route.EXAM_CHANGE,
          Route.EXAM_QR,
          Route.ROSTER,
          Route.ROSTER_ADD,
          Route.ROSTER_FILE,
          Route.ROSTER_EXTRA_TIME,
          Route.ROSTER_REMOVE,
          Route.EXTRA_TIME,
          Route.EXAM_ATTEMPTS,
          Route.ATTEMPT,
          Route.REVIEW_NEW,
          Route.ACCOMMODATION_NEW,
          Route.NOTE_NEW,
          Route.NOTE_EDIT,
          Route.NOTE_REMOVE,
          Route.TRACK,
          Route.PART_MEDIA,
          Route.EVIDENCE,
          Route.KEEPING,
          Route.ERASE,
          Route.EXPORT,
          Route.HOLD,
          Route.HOLD_LIFT,
          Route.ICE);

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

  private static String path(Route route) {
    return route
        .template()
        .replace("{id}", "0".repeat(26))
        .replace("{file}", "x.js")
        .replace("{name}", "x")
        .replace("{source}", "camera");
  }

  private static void problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as("%s", answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains("\"title\":\"", "\"detail\":\"").doesNotContain("io.candor");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void everyRouteIsInThisTestsTable() {
    Set<Route> listed = EnumSet.copyOf(OPEN);
    listed.addAll(GUARDED);
    listed.addAll(OWN);
    listed.addAll(BROWSER);
    listed.addAll(CLIENT);
    assertThat(listed).containsExactlyInAnyOrder(Route.values());
  }

  @Test
  void nobodyGetsWhatIsGuardedAndATeacherGetsPast() {
    String cookie = site.teacher();
    Map<Route, Integer> nobody = new EnumMap<>(Route.class);
    Map<Route, Integer> teacher = new EnumMap<>(Route.class);
    for (Route route : Route.values()) {
      String body = Set.of("POST", "PUT").contains(route.method()) ? "{}" : "";
      nobody.put(route, site.ask(route.method(), path(route), body).statusCode());
      if (route != Route.SIGN_OUT && route != Route.SIGN_OUT_EVERYWHERE) {
        HttpResponse<String> answer = site.ask(route.method(), path(route), body, "Cookie", cookie);
        teacher.put(route, answer.statusCode());
      }
    }
    // Signing in without the key is refused for the key's sake.
    assertThat(nobody.remove(Route.SIGN_IN)).isEqualTo(401);
    OPEN.forEach(route -> assertThat(nobody).as("%s", route).doesNotContainEntry(route, 401));
    OWN.forEach(route -> assertThat(nobody).as("%s", route).containsEntry(route, 401));
    OWN.forEach(route -> assertThat(teacher.remove(route)).as("%s", route).isEqualTo(401));
    CLIENT.forEach(route -> assertThat(nobody).as("%s", route).containsEntry(route, 401));
    CLIENT.forEach(route -> assertThat(teacher.remove(route)).as("%s", route).isEqualTo(401));
    BROWSER.forEach(route -> assertThat(nobody).as("%s", route).containsEntry(route, 401));
    BROWSER.forEach(route -> assertThat(teacher.remove(route)).as("%s", route).isEqualTo(401));
    GUARDED.forEach(route -> assertThat(nobody).as("%s", route).containsEntry(route, 401));
    teacher.remove(Route.SIGN_IN);
    assertThat(teacher).doesNotContainValue(401).doesNotContainValue(403);
    assertThat(teacher).containsEntry(Route.EXAMS, 200).containsEntry(Route.EXAM_NEW, 400);
  }

  /** Otherwise a client might send its next request where nobody listens any more. */
  @Test
  void whoeverIsRefusedBeforeTheBodyCameIsToldThatTheConnectionEnds() throws IOException {
    String head = "POST /api/exams HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\n";
    assertThat(raw(head).toLowerCase(Locale.ROOT)).contains(" 401 ", "connection: close");
    String whole = "GET /api/exams HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
    assertThat(raw(whole).toLowerCase(Locale.ROOT))
        .contains(" 401 ")
        .doesNotContain("connection: close");
  }

  /** The head of the answer to these bytes. */
  private String raw(String request) throws IOException {
    URI origin = URI.create(site.origin());
    try (Socket socket = new Socket(origin.getHost(), origin.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int one = socket.getInputStream().read();
        assertThat(one).as("after %s", head).isNotNegative();
        head.append((char) one);
      }
      return head.toString();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api",
        "/api/",
        "/api/exams/",
        "/api/exams;x=y",
        "/api/exams/%2e%2e/session",
        "/api//exams",
        "/api/exams/SHORT",
        "/console/assets/..%2findex.html",
        "/console/other.html",
        "/extension/other.zip",
        "/moodle/other.zip",
        "/WEB-INF/web.xml",
      })
  void whatIsNotInTheTableIsRefusedEvenToATeacher(String path) {
    HttpResponse<String> answer = site.ask("GET", path, "", "Cookie", site.teacher());
    assertThat(answer.statusCode()).isIn(400, 404);
    problem(answer, answer.statusCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "BREW"})
  void otherMethodsAreRefused(String method) {
    problem(site.ask(method, "/api/exams", "", "Cookie", site.teacher()), 405);
  }

  @Test
  void changesAreTakenFromOurOwnPagesOnly() {
    String cookie = site.teacher();
    String exam = "{\"title\":\"A\",\"address\":\"https://example.org\"}";
    String[][] foreign = {
      {"Cookie", cookie, "Origin", "https://evil.example"},
      {"Cookie", cookie, "Origin", "null"},
      {"Cookie", cookie, "Sec-Fetch-Site", "cross-site"},
      {"Cookie", cookie, "Sec-Fetch-Site", "same-site", "Origin", site.origin()},
    };
    for (String[] headers : foreign) {
      problem(site.ask("POST", "/api/exams", exam, headers), 403);
    }
    assertThat(site.room.rows().exams().all()).isEmpty();
    String[] own = {"Cookie", cookie, "Origin", site.origin(), "Sec-Fetch-Site", "same-origin"};
    assertThat(site.ask("POST", "/api/exams", exam, own).statusCode()).isEqualTo(201);
  }

  @Test
  void theSessionCookieIsForThisSiteAloneAndEndsWhenSignedOut() {
    String set = site.signIn();
    assertThat(set).contains("HttpOnly", "SameSite=Strict", "Path=/");
    String cookie = set.substring(0, set.indexOf(';'));
    assertThat(site.ask("GET", "/api/session", "", "Cookie", cookie).statusCode()).isEqualTo(200);
    String forged = cookie.substring(0, cookie.length() - 2) + "AA";
    problem(site.ask("GET", "/api/session", "", "Cookie", forged), 401);
    assertThat(site.ask("DELETE", "/api/session", "", "Cookie", cookie).statusCode())
        .isEqualTo(204);
    problem(site.ask("GET", "/api/session", "", "Cookie", cookie), 401);
  }

  @Test
  void guessingTheKeyIsSoonRefused() {
    int[] answers = new int[25];
    Arrays.setAll(
        answers, i -> site.ask("POST", "/api/session", "{\"key\":\"wrong\"}").statusCode());
    assertThat(answers).startsWith(401).endsWith(429).containsOnly(401, 429);
    assertThat(Arrays.stream(answers).filter(status -> status == 401)).hasSize(20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "null",
        "{\"title\":\"A\",\"address\":\"https://x.org\",\"colour\":1}",
        "{\"title\":\"\",\"address\":\"https://x.org\"}",
        "{\"title\":1,\"address\":\"https://x.org\"}",
        "{\"title\":\"A\",\"address\":\"javascript:alert(1)\"}",
        "{\"title\":\"A\",\"address\":\"https://\"}",
        "{\"title\":\"A\",\"address\":\"not a url\"}",
        "{\"title\":\"A\"}",
      })
  void badInputIsAProblemInWords(String body) {
    problem(site.ask("POST", "/api/exams", body, "Cookie", site.teacher()), 400);
    assertThat(site.room.rows().exams().all()).isEmpty();
  }

  @Test
  void tooMuchAndTheWrongKindAreRefused() {
    String cookie = site.teacher();
    String large = "{\"title\":\"" + "x".repeat(70_000) + "\"}";
    problem(site.ask("POST", "/api/exams", large, "Cookie", cookie), 413);
    problem(site.ask("POST", "/api/exams", "", "Cookie", cookie), 415);
  }

  @Test
  void aStudentJoinsByTheCodeAlone() {
    String code = site.room.exam().joinCode();
    assertThat(site.ask("GET", "/api/join/" + code, "").body()).contains("Algebra");
    HttpResponse<String> joined = site.ask("POST", "/api/join/" + code, "{\"name\":\"Ada\"}");
    assertThat(joined.statusCode()).isEqualTo(201);
    assertThat(joined.body()).contains("launchToken", "attempt");
    problem(site.ask("POST", "/api/join/" + code, "{\"name\":\" \"}"), 400);
    problem(site.ask("POST", "/api/join/" + "0".repeat(26), "{\"name\":\"Ada\"}"), 404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/console/", "/join/00000000000000000000000000", "/healthz"})
  void everyAnswerCarriesTheHeadersThatKeepItToItself(String path) {
    HttpResponse<String> answer = site.ask("GET", path, "");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'self'")
        .contains("frame-ancestors 'none'", "object-src 'none'", "base-uri 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.headers().firstValue("Server")).isEmpty();
  }
}
