package io.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.store.Exam;
import io.candor.store.Person;
import io.candor.store.Wordings;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a teacher notes on an attempt. */
class NotesTest {
  @TempDir private Path folder;
  private Site site;
  private String ada;
  private String alan;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    Exam exam = site.room.exam();
    ada = site.room.invitations().join(exam.joinCode(), "Ada").orElseThrow().attempt();
    alan = site.room.invitations().join(exam.joinCode(), "Alan").orElseThrow().attempt();
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void theReportShowsTheWordsThatWereAgreedTo() {
    Wordings wordings = site.room.rows().afterwards().wordings();
    wordings.shown(ada, "The first look.").join();
    wordings.shown(ada, "All of it.").join();
    site.room.rows().attempts().consented(ada, 5, "1", "en").join();
    wordings.shown(ada, "Something else.").join();
    assertThat(site.ask("GET", "/api/attempts/" + ada, "", "Cookie", site.teacher()).body())
        .contains("\"wording\":\"All of it.\"", "\"language\":\"en\"");
  }

  @Test
  void notesAreWrittenChangedAndRemoved() {
    String teacher = site.teacher();
    String notes = "/api/attempts/" + ada + "/notes";
    HttpResponse<String> added =
        site.ask("POST", notes, "{\"text\":\"Look at 9:12.\"}", "Cookie", teacher);
    assertThat(added.statusCode()).isEqualTo(201);
    String id = added.body().replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");
    String mine = notes + "/" + id;
    String foreign = "/api/attempts/" + alan + "/notes/" + id;
    String words = "{\"text\":\"Look at 9:13.\"}";
    assertThat(site.ask("POST", foreign, words, "Cookie", teacher).statusCode()).isEqualTo(404);
    assertThat(site.ask("POST", mine, words, "Cookie", teacher).body())
        .contains("9:13", "\"editedAt\":");
    assertThat(site.ask("POST", mine, "{\"text\":\" \"}", "Cookie", teacher).statusCode())
        .isEqualTo(400);
    assertThat(site.ask("GET", "/api/attempts/" + ada, "", "Cookie", teacher).body())
        .contains("9:13");
    assertThat(site.ask("DELETE", mine, "", "Cookie", teacher).statusCode()).isEqualTo(204);
    assertThat(site.ask("DELETE", mine, "", "Cookie", teacher).statusCode()).isEqualTo(404);
  }

  @Test
  void aNoteIsItsAuthorsAloneWhateverTheirNames() {
    Exam exam = site.room.rows().exams().find(examOf(ada)).orElseThrow();
    String author = site.cookie(member(exam, "kim.one", "teacher"));
    String namesake = site.cookie(member(exam, "kim.two", "teacher"));
    String reviewer = site.cookie(member(exam, "rae", "reviewer"));
    String report = "/api/attempts/" + ada;
    String words = "{\"text\":\"Mine.\"}";
    String added = site.ask("POST", report + "/notes", words, "Cookie", author).body();
    String note = report + "/notes/" + added.replaceAll(".*\"id\":\"([^\"]+)\".*", "$1");

    assertThat(site.ask("POST", note, words, "Cookie", namesake).statusCode()).isEqualTo(404);
    assertThat(site.ask("DELETE", note, "", "Cookie", namesake).statusCode()).isEqualTo(404);
    assertThat(site.ask("GET", report, "", "Cookie", author).body())
        .contains("\"author\":\"Kim\"", "\"mine\":true", "\"mayNote\":true");
    assertThat(site.ask("GET", report, "", "Cookie", namesake).body())
        .contains("\"author\":\"Kim\"", "\"mine\":false", "\"mayNote\":true");
    assertThat(site.ask("GET", report, "", "Cookie", reviewer).body())
        .contains("\"author\":\"Kim\"", "\"mine\":false", "\"mayNote\":false");
  }

  private Person member(Exam exam, String signIn, String role) {
    Person person = site.room.staff().accounts().invite("Kim", signIn, false).orElseThrow();
    site.member(exam, person, role);
    return person;
  }

  private String examOf(String attempt) {
    return site.room.rows().attempts().find(attempt).orElseThrow().examId();
  }
}
