package io.candor.api;

import io.candor.people.Caller;
import io.candor.people.Place;
import io.candor.people.Role;
import io.candor.people.Staff;
import io.candor.people.What;
import io.candor.store.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code /api/exams/{id}/members}: who is teacher or reviewer of an exam. */
final class ExamMembers {
  private static final Set<String> ROLES = Set.of(wire(Role.TEACHER), wire(Role.REVIEWER));

  private final Staff staff;

  private record Wanted(@Nullable String signInName, @Nullable String role) {}

  private record View(String id, String signInName, String name, String role, boolean disabled) {}

  ExamMembers(Staff staff) {
    this.staff = staff;
  }

  static String wire(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /** Which exams somebody may know of. */
  Predicate<String> seenBy(Caller caller) {
    String person = caller.id();
    return caller.administrator() || person == null
        ? exam -> true
        : staff.members().ofPerson(person)::containsKey;
  }

  /** Whoever makes an exam is its teacher. */
  void made(Caller caller, String exam) {
    if (caller.id() != null) {
      staff.members().put(exam, caller.id(), wire(Role.TEACHER)).join();
    }
    staff.audit().note(caller, What.EXAM_MADE, Place.exam(exam));
  }

  /** Somebody has changed an exam, its roster or somebody's time. */
  void changed(HttpServletRequest request, Place place) {
    staff.audit().note(Callers.of(request), What.EXAM_CHANGED, place);
  }

  List<?> of(String exam) {
    return staff.members().ofExam(exam).stream()
        .map(
            member ->
                new View(
                    member.person().id(),
                    member.person().signInName(),
                    member.person().name(),
                    member.role(),
                    member.person().disabled()))
        .toList();
  }

  void put(HttpServletRequest request, Json json) throws IOException {
    Wanted wanted = json.body(request, Wanted.class);
    String role = wanted.role();
    if (role == null || !ROLES.contains(role)) {
      throw ApiProblem.badRequest("The role is teacher or reviewer.");
    }
    String signInName = wanted.signInName() == null ? "" : wanted.signInName().strip();
    Person person =
        staff
            .people()
            .bySignInName(signInName)
            .filter(found -> !found.disabled())
            .orElseThrow(
                () ->
                    ApiProblem.badRequest(
                        "Nobody signs in with that name; an administrator can invite them."));
    String exam = Paths.segment(request, 3);
    staff.members().put(exam, person.id(), role).join();
    staff.audit().note(Callers.of(request), What.MEMBER_ADDED, Place.exam(exam), person.id());
    staff.sessions().cutOffPages(person.id());
  }

  void remove(HttpServletRequest request) {
    String exam = Paths.segment(request, 3);
    String person = Paths.segment(request, 5);
    if (!staff.members().remove(exam, person).join()) {
      throw ApiProblem.notFound();
    }
    staff.audit().note(Callers.of(request), What.MEMBER_REMOVED, Place.exam(exam), person);
    staff.sessions().cutOffPages(person);
  }
}
