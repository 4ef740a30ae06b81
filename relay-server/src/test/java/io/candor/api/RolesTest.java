package io.candor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.people.Role;
import io.candor.store.AuditLine;
import io.candor.store.Exam;
import io.candor.store.Person;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every route × every role, asked of the server itself; whoever is refused is in the audit log. */
class RolesTest {
  /** What a reviewer may ask for. Whatever isn't in one of these sets takes a teacher. */
  private static final Set<Route> REVIEWER =
      EnumSet.of(
          Route.EXAM,
          Route.EXAM_ATTEMPTS,
          Route.ATTEMPT,
          Route.REVIEW_NEW,
          Route.TRACK,
          Route.EVIDENCE,
          Route.PART_MEDIA);

  /** What concerns oneself alone, or nothing that is there yet. */
  private static final Set<Route> SIGNED_IN =
      EnumSet.of(
          Route.SIGN_OUT,
          Route.SESSION,
          Route.SIGN_OUT_EVERYWHERE,
          Route.PASSWORD,
          Route.EXAMS,
          Route.EXAM_NEW,
          Route.ICE);

  private static final Set<Route> ADMINISTRATOR =
      EnumSet.of(
          Route.PEOPLE,
          Route.PERSON_NEW,
          Route.PERSON_CHANGE,
          Route.PERSON_LINK,
          Route.AUDIT,
          Route.KEEPING,
          Route.ERASE,
          Route.EXPORT,
          Route.HOLD,
          Route.HOLD_LIFT);

  @TempDir private Path folder;
  private Site site;
  private Person administrator;
  private Person teacher;
  private Person reviewer;
  private Person foreigner;

  @BeforeEach
  void open() throws IOException {
    site = new Site(folder);
    administrator = site.person("admin", true);
    teacher = site.person("teacher", false);
    reviewer = site.person("reviewer", false);
    foreigner = site.person("foreigner", false);
    site.member(site.room.exam(), foreigner, "teacher");
  }

  @AfterEach
  void close() {
    site.close();
  }

  private static Role least(Route route) {
    if (REVIEWER.contains(route)) {
      return Role.REVIEWER;
    }
    if (SIGNED_IN.contains(route)) {
      return Role.SIGNED_IN;
    }
    return ADMINISTRATOR.contains(route) ? Role.ADMINISTRATOR : Role.TEACHER;
  }

  private static List<Route> guarded() {
    return Arrays.stream(Route.values())
        .filter(route -> route.role() != Role.NOBODY && !route.role().apart())
        .toList();
  }

  @Test
  void everyRouteAsksForTheRoleInThisTable() {
    assertThat(guarded()).hasSizeGreaterThan(15);
    assertThat(guarded()).allSatisfy(route -> assertThat(route.role()).isEqualTo(least(route)));
  }

  @Test
  void theServerLetsInWhoMayAndNobodyElse() {
    for (Route route : guarded()) {
      Exam exam = site.room.exam();
      site.member(exam, teacher, "teacher");
      site.member(exam, reviewer, "reviewer");
      String path = path(route, exam);
      boolean ofAnExam = path.contains(exam.id()) || !path.equals(route.template());
      boolean inExam = ofAnExam && !path.startsWith("/api/people");
      asked(route, path, foreigner, Role.SIGNED_IN, inExam ? 404 : 403);
      asked(route, path, reviewer, inExam ? Role.REVIEWER : Role.SIGNED_IN, 403);
      asked(route, path, teacher, inExam ? Role.TEACHER : Role.SIGNED_IN, 403);
      asked(route, path, administrator, Role.ADMINISTRATOR, 403);
      assertThat(ask(route, path).statusCode()).as("%s, nobody", route).isEqualTo(401);
    }
  }

  @Test
  void aStudentsCookieIsGoodForTheStudentsOwnRoutesAlone() {
    String attempt = site.attempt(site.room.exam());
    site.over(attempt);
    String[] student = {"Cookie", site.student(attempt)};
    for (Route route : Route.values()) {
      boolean own = route.role() == Role.STUDENT;
      String path = filled(route, own ? attempt : "0".repeat(26));
      if (own) {
        assertThat(ask(route, path, student).statusCode()).as("%s", route).isNotIn(401, 403);
        assertThat(ask(route, path, "Cookie", site.cookie(administrator)).statusCode())
            .as("%s, an administrator", route)
            .isEqualTo(401);
      } else if (route.role() != Role.NOBODY) {
        assertThat(ask(route, path, student).statusCode()).as("%s", route).isEqualTo(401);
      }
    }
  }

  /** Asks in a new session, so that each refusal has its own line. */
  private void asked(Route route, String path, Person who, Role role, int refusal) {
    int before = refusals().size();
    int status = ask(route, path, "Cookie", site.cookie(who)).statusCode();
    List<AuditLine> lines = refusals();
    if (role.covers(least(route))) {
      assertThat(status).as("%s, %s", route, who.name()).isNotIn(401, 403);
      assertThat(lines).as("%s, %s", route, who.name()).hasSize(before);
    } else {
      assertThat(status).as("%s, %s", route, who.name()).isEqualTo(refusal);
      assertThat(lines).as("%s, %s", route, who.name()).hasSize(before + 1);
      assertThat(lines.getFirst().personId()).isEqualTo(who.id());
    }
  }

  private HttpResponse<String> ask(Route route, String path, String... headers) {
    return site.ask(route.method(), path, route.method().equals("GET") ? "" : "{}", headers);
  }

  private List<AuditLine> refusals() {
    return site.lines("refused");
  }

  /** The route's path, to something that is there. */
  private String path(Route route, Exam exam) {
    String attempt = site.attempt(exam);
    return switch (route.scope()) {
      case NONE -> filled(route, "0".repeat(26));
      case EXAM -> filled(route, exam.id());
      case ATTEMPT -> filled(route, attempt);
      case PART -> filled(route, site.part(attempt));
    };
  }

  private static String filled(Route route, String id) {
    return route
        .template()
        .replaceFirst("\\{id}", id)
        .replace("{id}", "0".repeat(26))
        .replace("{name}", "x")
        .replace("{source}", "camera");
  }
}
