package io.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candor.store.Event;
import io.candor.store.Exam;
import io.candor.store.Part;
import io.candor.store.Person;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flags and scores as the API tells them, and what reviews and weights make of them. */
class ReviewsTest {
  private static final long HOUR = 3_600_000;
  private static final long BEGAN = 1_795_444_800_000L;

  private final ObjectMapper mapper = new ObjectMapper();
  @TempDir private Path folder;
  private Site site;
  private Exam exam;
  private String reviewer;
  private String teacher;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    exam = site.room.exam();
    Person rae = site.person("rae", false);
    site.member(exam, rae, "reviewer");
    reviewer = site.cookie(rae);
    Person tess = site.person("tess", false);
    site.member(exam, tess, "teacher");
    teacher = site.cookie(tess);
  }

  @AfterEach
  void close() {
    site.close();
  }

  /** An hour, recorded for some of it. */
  private String sat(String name, long recordedMs) {
    String attempt = site.room.invitations().join(exam.joinCode(), name).orElseThrow().attempt();
    var attempts = site.room.rows().attempts();
    attempts.consented(attempt, BEGAN, "1", "en").join();
    attempts.live(attempt, BEGAN).join();
    for (String source : List.of("camera", "screen")) {
      String part = site.room.clockwork().ids().next();
      var parts = site.room.rows().parts();
      parts.begin(part, attempt, source, BEGAN).join();
      parts.flowing(part, source.equals("camera") ? "audio,video" : "video", BEGAN).join();
      parts.complete(part, Part.State.FINISHED, BEGAN, recordedMs, 9).join();
    }
    attempts.finished(attempt, BEGAN + HOUR, "student").join();
    return attempt;
  }

  /** Away for some time. */
  private void left(String attempt, long seq, long afterMs, long lasted) {
    var events = site.room.rows().events();
    long at = BEGAN + afterMs;
    events.add(new Event(attempt, seq, "tab.left", at, "{}", null, null, at)).join();
    long back = at + lasted;
    events.add(new Event(attempt, seq + 1, "tab.left", back, "{}", seq, lasted, back)).join();
  }

  private HttpResponse<String> review(String who, String attempt, long event, String state) {
    String form =
        "{\"event\":%d,\"state\":\"%s\",\"reason\":\" The bell rang. \"}".formatted(event, state);
    return site.ask("POST", "/api/attempts/" + attempt + "/reviews", form, "Cookie", who);
  }

  private JsonNode score(String attempt) throws IOException {
    String report = site.ask("GET", "/api/attempts/" + attempt, "", "Cookie", reviewer).body();
    return mapper.readTree(report).path("score");
  }

  private List<JsonNode> classList() throws IOException {
    String path = "/api/exams/" + exam.id() + "/attempts";
    JsonNode rows = mapper.readTree(site.ask("GET", path, "", "Cookie", reviewer).body());
    return StreamSupport.stream(rows.spliterator(), false).toList();
  }

  @Test
  void theReportTellsTheScoreAndEveryPointThatIsMissing() throws IOException {
    String ada = sat("Ada", HOUR);
    left(ada, 1, 600_000, 60_000);
    left(ada, 3, 900_000, 1_400);
    JsonNode score = score(ada);
    assertThat(score.path("points").asDouble()).isEqualTo(90);
    assertThat(score.path("deductions")).hasSize(1);
    assertThat(score.at("/deductions/0").toString())
        .isEqualTo(
            "{\"event\":1,\"option\":\"tabSwitch\",\"points\":10.0,\"weight\":10,"
                + "\"countedMs\":60000,\"percent\":100,\"relief\":100,\"againstMs\":3600000,\"capped\":false}");
    assertThat(score.path("flags")).as("a glance is none").hasSize(1);
    assertThat(score.at("/coverage/camera").asDouble()).isEqualTo(1);
    assertThat(score.at("/coverage").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("browser", "camera", "microphone", "screen", "faces", "speech");
    assertThat(score.at("/lanes/0").toString())
        .isEqualTo("{\"option\":\"tabSwitch\",\"unobserved\":[]}");
  }

  @Test
  void aReviewerDismissesAFlagAndTakesThatBackAndAllOfItIsKept() throws IOException {
    String ada = sat("Ada", HOUR);
    left(ada, 1, 600_000, 60_000);
    HttpResponse<String> dismissed = review(reviewer, ada, 1, "dismissed");
    assertThat(dismissed.statusCode()).isEqualTo(201);
    assertThat(mapper.readTree(dismissed.body()).path("points").asDouble()).isEqualTo(100);
    assertThat(review(teacher, ada, 1, "confirmed").statusCode()).isEqualTo(201);
    JsonNode score = score(ada);
    assertThat(score.path("points").asDouble()).isEqualTo(90);
    assertThat(score.at("/flags/0/state").asText()).isEqualTo("confirmed");
    assertThat(score.at("/flags/0/reviews/0/author").asText()).isEqualTo("rae");
    assertThat(score.at("/flags/0/reviews/0/reason").asText()).isEqualTo("The bell rang.");
    assertThat(score.at("/flags/0/reviews/1/author").asText()).isEqualTo("tess");
    assertThat(site.lines("flag-reviewed"))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line.attemptId()).isEqualTo(ada));
  }

  @Test
  void onlyAFlagCanBeReviewedAndOnlyWithAReason() {
    String ada = sat("Ada", HOUR);
    left(ada, 1, 600_000, 1_000);
    assertThat(review(reviewer, ada, 1, "dismissed").statusCode()).as("a glance").isEqualTo(400);
    assertThat(review(reviewer, ada, 99, "dismissed").statusCode()).isEqualTo(400);
    left(ada, 3, 900_000, 5_000);
    assertThat(review(reviewer, ada, 3, "guilty").statusCode()).isEqualTo(400);
    String path = "/api/attempts/" + ada + "/reviews";
    String silent = "{\"event\":3,\"state\":\"dismissed\",\"reason\":\" \"}";
    assertThat(site.ask("POST", path, silent, "Cookie", reviewer).statusCode()).isEqualTo(400);
    assertThat(site.lines("flag-reviewed")).isEmpty();
  }

  @Test
  void weightsAreTheExamsAndMayChangeAfterStudentsHaveAgreed() throws IOException {
    String ada = sat("Ada", HOUR);
    left(ada, 1, 600_000, 60_000);
    assertThat(weighed("{\"tabSwitch\":4}").statusCode()).isEqualTo(200);
    assertThat(score(ada).path("points").asDouble()).isEqualTo(96);
    assertThat(site.ask("GET", "/api/exams/" + exam.id(), "", "Cookie", teacher).body())
        .contains("\"weights\":{\"tabSwitch\":4,");
    assertThat(weighed("{\"tabSwitch\":0}").statusCode()).isEqualTo(200);
    assertThat(score(ada).path("points").asDouble()).isEqualTo(100);
    assertThat(score(ada).path("flags")).as("noticed all the same").hasSize(1);
    assertThat(weighed("{\"tabSwitch\":101}").statusCode()).isEqualTo(400);
    assertThat(weighed("{\"selfView\":1}").statusCode()).isEqualTo(400);
    assertThat(weighed("{\"gaze\":1}").statusCode()).isEqualTo(400);
  }

  private HttpResponse<String> weighed(String weights) {
    String form =
        "{\"title\":\"Algebra\",\"address\":\"https://example.org/quiz\",\"weights\":%s}"
            .formatted(weights);
    return site.ask("PUT", "/api/exams/" + exam.id(), form, "Cookie", teacher);
  }

  @Test
  void anAccommodationIsForOneStudentAndShownWithItsReason() throws IOException {
    String ada = sat("Ada", HOUR);
    left(ada, 1, 600_000, 60_000);
    String bea = sat("Bea", HOUR);
    left(bea, 1, 600_000, 60_000);
    assertThat(accommodate(reviewer, ada, "tabSwitch", 50).statusCode()).isEqualTo(403);
    assertThat(accommodate(teacher, ada, "selfView", 50).statusCode()).isEqualTo(400);
    assertThat(accommodate(teacher, ada, "tabSwitch", 101).statusCode()).isEqualTo(400);
    assertThat(accommodate(teacher, ada, "tabSwitch", 50).statusCode()).isEqualTo(201);
    assertThat(score(ada).path("points").asDouble()).isEqualTo(95);
    assertThat(score(bea).path("points").asDouble()).isEqualTo(90);
    assertThat(score(ada).at("/accommodations/0/reason").asText()).isEqualTo("A screen reader.");
    assertThat(score(ada).at("/accommodations/0/author").asText()).isEqualTo("tess");
    assertThat(accommodate(teacher, ada, "tabSwitch", 0).statusCode()).isEqualTo(201);
    assertThat(score(ada).path("points").asDouble()).isEqualTo(100);
    assertThat(score(ada).path("accommodations")).hasSize(2);
    assertThat(score(ada).path("flags")).as("noticed all the same").hasSize(1);
    assertThat(site.lines("accommodation-made")).hasSize(2);
    assertThat(Zips.text(site, "/api/mine/" + ada + "/export.zip", site.student(ada)))
        .contains("A screen reader.")
        .doesNotContain("tess");
  }

  private HttpResponse<String> accommodate(String who, String attempt, String option, int percent) {
    String form =
        "{\"option\":\"%s\",\"percent\":%d,\"reason\":\"A screen reader.\"}"
            .formatted(option, percent);
    return site.ask("POST", "/api/attempts/" + attempt + "/accommodations", form, "Cookie", who);
  }

  @Test
  void tooLittleObservedIsNoNumber() throws IOException {
    String ada = sat("Ada", HOUR / 3);
    left(ada, 1, 600_000, 60_000);
    JsonNode score = score(ada);
    assertThat(score.has("points")).isFalse();
    assertThat(score.path("observed").asDouble()).isBetween(0.33, 0.34);
    assertThat(score.path("deductions")).isEmpty();
    assertThat(score.path("flags")).hasSize(1);
  }

  @Test
  void theClassBeginsWithWhoMostAsksToBeLookedAt() throws IOException {
    site.attempt(exam);
    sat("Zoe, nothing", HOUR);
    String some = sat("Yann, a little", HOUR);
    left(some, 1, 600_000, 20_000);
    String more = sat("Ada, more", HOUR);
    left(more, 1, 600_000, 120_000);
    sat("Bea, not seen", HOUR / 3);
    assertThat(classList())
        .extracting(row -> row.path("studentName").asText())
        .containsExactly(
            "Bea, not seen", "Ada, more", "Yann, a little", "Zoe, nothing", "Ada Lovelace");
    assertThat(classList().get(0).path("score").has("points")).isFalse();
    assertThat(classList().get(0).path("recordedMs").asLong()).isEqualTo(HOUR / 3);
    JsonNode first = classList().get(1).path("score");
    assertThat(first.path("points").asDouble()).isEqualTo(80);
    assertThat(first.path("flags").asInt()).isEqualTo(1);
    assertThat(first.path("open").asInt()).isEqualTo(1);
    assertThat(classList().get(4).has("score")).isFalse();
    review(reviewer, more, 1, "dismissed");
    assertThat(classList().get(1).path("studentName").asText()).isEqualTo("Yann, a little");
  }

  @Test
  void studentsReadWhatWasMadeOfItAndNotByWhom() throws IOException {
    String ada = sat("Ada", HOUR);
    left(ada, 1, 600_000, 60_000);
    review(reviewer, ada, 1, "confirmed");
    String cookie = site.student(ada);
    String own = site.ask("GET", "/api/mine/" + ada, "", "Cookie", cookie).body();
    JsonNode score = mapper.readTree(own).at("/report/score");
    assertThat(score.path("points").asDouble()).isEqualTo(90);
    assertThat(score.at("/flags/0/reviews/0/reason").asText()).isEqualTo("The bell rang.");
    assertThat(score.at("/flags/0/reviews/0/author").asText()).isEmpty();
    assertThat(mapper.readTree(own).at("/report/mayReview").asBoolean()).isFalse();
    String path = "/api/attempts/" + ada + "/reviews";
    assertThat(
            site.ask("POST", path, "{}", "Cookie", cookie, "Content-Type", "application/json")
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void theExportHasScoreAndReviews() {
    String ada = sat("Ada", HOUR);
    left(ada, 1, 600_000, 60_000);
    review(reviewer, ada, 1, "confirmed");
    String own = Zips.text(site, "/api/mine/" + ada + "/export.zip", site.student(ada));
    assertThat(own)
        .contains("\"review\"", "The bell rang.", "\"points\" : 90.0")
        .doesNotContain("rae");
    String all = Zips.text(site, "/api/keeping/" + ada + "/export.zip", site.teacher());
    assertThat(all).contains("\"author\" : \"rae\"", "\"points\" : 90.0");
  }

  @Test
  void reviewsGoWithTheAttempt() {
    String ada = sat("Ada", HOUR);
    left(ada, 1, 600_000, 60_000);
    review(reviewer, ada, 1, "dismissed");
    assertThat(site.room.rows().afterwards().reviews().ofAttempt(ada)).hasSize(1);
    assertThat(site.ask("DELETE", "/api/keeping/" + ada, "", "Cookie", site.teacher()).statusCode())
        .isEqualTo(204);
    assertThat(site.room.rows().afterwards().reviews().ofAttempt(ada)).isEmpty();
    assertThat(review(reviewer, ada, 1, "dismissed").statusCode()).isEqualTo(404);
  }
}
