package io.candor.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.relay.LmsClient;
import io.candor.e2e.relay.RelayProcess;
import io.candor.e2e.relay.StudentLine;
import io.candor.e2e.relay.StudentSocket;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every way round the proctoring of a quiz in a real Moodle, by plain HTTP: each is refused, and
 * whoever has begun can always save and hand in.
 */
@Tag("browser")
@EnabledIfEnvironmentVariable(
    named = MoodleSite.ADDRESS,
    matches = "https?://.+",
    disabledReason = MoodleSite.NOT_RUN)
class MoodleDoorsTest {
  private static final Map<String, String> FILLED = Map.of("candor_consent", "1");
  private static final String SAVE = "/mod/quiz/processattempt.php";

  @TempDir static Path folder;

  private static RelayProcess relay;
  private static LmsClient client;
  private static MoodleSite moodle;
  private static Chromium admin;
  private static int course;
  private static int cmid;

  @BeforeAll
  static void setUp() {
    relay = RelayProcess.start(folder.resolve("data"));
    admin = Chromium.teacher(folder.resolve("admin"));
    client = LmsClient.add(relay, "Moodle");
    moodle = new MoodleSite(admin);
    moodle.connect(relay.address().toString(), client.id(), client.secret());
    moodle.rules(Map.of("lossgrace[v]", "0", "outagegrace[v]", "15", "outagegrace[u]", "60"));
    course = moodle.course();
    cmid = moodle.quiz(course, "Doors", MoodleSite.seeing("tabswitch"));
  }

  @AfterAll
  static void close() {
    admin.close();
    relay.close();
  }

  private static MoodleVisitor student(String name) {
    return new MoodleVisitor(moodle.url("/"), moodle.user(name, course, "Student"));
  }

  private static StudentLine enter(MoodleVisitor.Answer launched) {
    String url = launched.location();
    assertThat(url).as(launched.words()).contains("/launch#");
    return new StudentLine(
        new StudentSocket.Door(HttpClient.newHttpClient(), relay.address(), null),
        url.substring(url.indexOf('#') + 1));
  }

  /** Begins an attempt as somebody whom the relay has live. */
  private static int begun(MoodleVisitor who, StudentLine line) {
    line.welcome();
    return who.start(cmid, FILLED).attempt();
  }

  @Test
  void nobodyBeginsWhomTheRelayHasNotConfirmed() {
    MoodleVisitor eve = student("Eve");
    assertThat(eve.start(cmid, Map.of()).body()).contains("candor_consent");
    MoodleVisitor.Answer crafted = eve.start(cmid, FILLED);
    assertThat(crafted.location()).isEmpty();
    assertThat(crafted.body()).contains("open Candor first");
    assertThat(crafted.words()).doesNotContain("Is zero even?");
    assertThat(eve.service("mod_quiz_start_attempt", Map.of("quizid", quizId(eve))))
        .contains("open Candor first");
    assertThat(
            eve.service(
                "mod_quiz_start_attempt",
                Map.of(
                    "quizid",
                    quizId(eve),
                    "preflightdata[0][name]",
                    "candor_consent",
                    "preflightdata[0][value]",
                    "1")))
        .contains("Candor")
        .doesNotContain("\"attempt\":{");

    assertThat(eve.launch(cmid, 0).location()).contains("/launch#");
    assertThat(eve.start(cmid, FILLED).body()).contains("Candor is waiting");
  }

  @Test
  void aLaunchIsGoodForOneUserAndOneAttempt() {
    MoodleVisitor ada = student("Ada");
    MoodleVisitor eve = student("Eva");
    int first;
    try (StudentLine line = enter(ada.launch(cmid, 0))) {
      first = begun(ada, line);
      assertThat(ada.get(question(first)).body()).contains("Is zero even?");
      // Ada is live; Eve is not, whatever she names.
      assertThat(eve.launch(cmid, first).location()).isEmpty();
      assertThat(
              eve.get(
                      "/mod/quiz/accessrule/candor/state.php?cmid=%d&attempt=%d&sesskey=%s"
                          .formatted(cmid, first, eve.sesskey()))
                  .body())
          .doesNotContain("\"confirmed\":true");
      assertThat(eve.start(cmid, FILLED).location()).isEmpty();
      assertThat(ada.post(SAVE, answer(ada, first, true)).leadsTo("review.php")).isTrue();
      // The line is still there, and its attempt is over: it opens no second one.
      assertThat(ada.start(cmid, FILLED).location()).isEmpty();
    }
  }

  @Test
  void anAttemptThatWasNeverConfirmedIsRefusedEverything() {
    MoodleVisitor mallory = student("Mallory");
    moodle.exempt(cmid, true);
    int attempt = mallory.start(cmid, Map.of()).attempt();
    moodle.exempt(cmid, false);

    assertThat(mallory.get(question(attempt)).leadsTo("startattempt.php")).isTrue();
    assertThat(mallory.get("/mod/quiz/summary.php?attempt=" + attempt).leadsTo("startattempt.php"))
        .isTrue();
    assertThat(mallory.post(SAVE, answer(mallory, attempt, false)).refuses("never been confirmed"))
        .isTrue();
    assertThat(mallory.post(SAVE, answer(mallory, attempt, true)).refuses("never been confirmed"))
        .isTrue();
    assertThat(mallory.post("/mod/quiz/autosave.ajax.php", answer(mallory, attempt, false)).body())
        .contains("never been confirmed");
    Map<String, String> id = Map.of("attemptid", Integer.toString(attempt));
    assertThat(mallory.service("mod_quiz_get_attempt_data", MoodleVisitor.with(id, "page", "0")))
        .contains("open Candor first")
        .doesNotContain("Is zero even?");
    for (String service :
        new String[] {
          "mod_quiz_get_attempt_summary", "mod_quiz_save_attempt", "mod_quiz_process_attempt"
        }) {
      Map<String, String> all =
          service.endsWith("summary")
              ? id
              : MoodleVisitor.with(id, "data[0][name]", "x", "data[0][value]", "1");
      assertThat(mallory.service(service, all)).as(service).contains("open Candor first");
    }
  }

  @Test
  void whoIsLostSavesAndHandsInButSeesNoFurtherQuestions() {
    MoodleVisitor grace = student("Grace");
    StudentLine line = enter(grace.launch(cmid, 0));
    int attempt = begun(grace, line);
    line.close();
    admin.await(
        "the relay has lost her",
        () -> grace.get(question(attempt)).leadsTo("/candor/wait.php") ? true : null);
    Map<String, String> id = Map.of("attemptid", Integer.toString(attempt), "page", "0");
    assertThat(grace.service("mod_quiz_get_attempt_data", id)).contains("withheld");
    assertThat(grace.get("/mod/quiz/accessrule/candor/wait.php?attempt=" + attempt).words())
        .contains("Your answers are saved");
    assertThat(grace.post(SAVE, answer(grace, attempt, false)).leadsTo("attempt.php")).isTrue();
    assertThat(grace.get("/mod/quiz/summary.php?attempt=" + attempt).words())
        .contains("Submit all and finish");

    try (StudentLine again = enter(grace.launch(cmid, attempt))) {
      again.welcome();
      admin.await(
          "she is back",
          () -> grace.get(question(attempt)).body().contains("Is zero even?") ? true : null);
    }
    assertThat(grace.post(SAVE, answer(grace, attempt, true)).leadsTo("review.php")).isTrue();
  }

  @Test
  void aSittingEndedAtTheRelayHasASuccessor() {
    MoodleVisitor hypatia = student("Hypatia");
    StudentLine line = enter(hypatia.launch(cmid, 0));
    int attempt = begun(hypatia, line);
    endAll();
    line.close();
    admin.await(
        "it is over there",
        () -> hypatia.get(question(attempt)).leadsTo("/candor/wait.php") ? true : null);
    MoodleVisitor.Answer launched = hypatia.launch(cmid, attempt);
    assertThat(hypatia.get(question(attempt)).leadsTo("/candor/wait.php"))
        .as("a launch is not yet a sitting")
        .isTrue();
    try (StudentLine again = enter(launched)) {
      again.welcome();
      admin.await(
          "she is back",
          () -> hypatia.get(question(attempt)).body().contains("Is zero even?") ? true : null);
      assertThat(hypatia.post(SAVE, answer(hypatia, attempt, true)).leadsTo("review.php")).isTrue();
    }
  }

  /** As a teacher does at the relay's wall. */
  private static void endAll() {
    String exam = "/api/lms/exams/quiz-" + quizId(student("Asker"));
    client
        .get(exam)
        .get("attempts")
        .forEach(
            attempt ->
                client.ask(
                    "POST",
                    "/api/lms/attempts/" + attempt.get("attempt").asText() + "/finish",
                    Map.of("reason", "abandoned")));
  }

  @Test
  void aRelayThatIsDownStopsBeginningAndNothingElse() {
    MoodleVisitor ada = student("Augusta");
    MoodleVisitor late = student("Late");
    int attempt;
    try (StudentLine line = enter(ada.launch(cmid, 0))) {
      attempt = begun(ada, line);
      relay.kill();
    }
    try {
      assertThat(late.launch(cmid, 0).refuses("cannot be reached")).isTrue();
      assertThat(late.start(cmid, FILLED).location()).isEmpty();
      assertThat(ada.get(question(attempt)).body()).contains("Is zero even?");
      assertThat(ada.post(SAVE, answer(ada, attempt, false)).leadsTo("attempt.php")).isTrue();

      moodle.override(true);
      int waived = late.start(cmid, FILLED).attempt();
      moodle.override(false);
      assertThat(late.get(question(waived)).body()).contains("Is zero even?");
      assertThat(late.post(SAVE, answer(late, waived, true)).leadsTo("review.php")).isTrue();
      assertThat(moodle.get(admin, "/mod/quiz/review.php?attempt=" + waived).words())
          .contains("Begun without proctoring");
      assertThat(ada.post(SAVE, answer(ada, attempt, true)).leadsTo("review.php")).isTrue();
    } finally {
      relay.restart();
    }
  }

  @Test
  void anOverrideChangesNothingWhereTheRelayAnswers() {
    MoodleVisitor idle = student("Idle");
    moodle.override(true);
    try {
      assertThat(idle.start(cmid, FILLED).location()).as("without opening Candor").isEmpty();
      assertThat(idle.launch(cmid, 0).location()).contains("/launch#");
      assertThat(idle.start(cmid, FILLED).location()).as("opened, and left at that").isEmpty();
    } finally {
      moodle.override(false);
    }
  }

  @Test
  void withoutARelayNobodyBeginsAndEverybodyHearsWhy() {
    MoodleVisitor calm = student("Calm");
    moodle.rules(Map.of("relayurl", ""));
    try {
      assertThat(calm.get("/mod/quiz/view.php?id=" + cmid).words())
          .contains("nothing is wrong with your computer")
          .doesNotContain("Attempt quiz");
      assertThat(calm.start(cmid, FILLED).location()).isEmpty();
      assertThat(moodle.get(admin, "/mod/quiz/view.php?id=" + cmid).words())
          .contains("an administrator has to enter relay address");
    } finally {
      moodle.rules(Map.of("relayurl", relay.address().toString()));
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsNotTrusted() {
    try (RelayProcess stranger =
        RelayProcess.start(folder.resolve("stranger"), "--host", "0.0.0.0")) {
      moodle.rules(Map.of("relayurl", "https://127.0.0.1:" + stranger.address().getPort()));
      assertThat(moodle.get(admin, "/mod/quiz/accessrule/candor/test.php").words())
          .contains("does not trust the relay")
          .doesNotContain("Connected");
    } finally {
      moodle.rules(Map.of("relayurl", relay.address().toString()));
    }
  }

  @Test
  void aTeachersPreviewIsNotProctored() {
    MoodleVisitor noether =
        new MoodleVisitor(moodle.url("/"), moodle.user("Noether", course, "Teacher"));
    int attempt = noether.start(cmid, Map.of()).attempt();
    assertThat(noether.get(question(attempt)).body()).contains("Is zero even?");
    assertThat(noether.post(SAVE, answer(noether, attempt, true)).leadsTo("review.php")).isTrue();
  }

  private static String question(int attempt) {
    return "/mod/quiz/attempt.php?attempt=" + attempt;
  }

  private static Map<String, String> answer(MoodleVisitor who, int attempt, boolean finish) {
    Map<String, String> fields =
        Map.of(
            "attempt",
            Integer.toString(attempt),
            "sesskey",
            who.sesskey(),
            "slots",
            "1",
            "thispage",
            "0");
    return finish ? MoodleVisitor.with(fields, "finishattempt", "1") : fields;
  }

  private static String quizId(MoodleVisitor who) {
    String quizzes =
        who.service("mod_quiz_get_quizzes_by_courses", Map.of("courseids[0]", "" + course));
    return quizzes.replaceAll("(?s).*?\"quizzes\":\\[\\{\"id\":(\\d+).*", "$1");
  }
}
