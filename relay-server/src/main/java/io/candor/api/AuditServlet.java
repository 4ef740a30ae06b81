package io.candor.api;

import io.candor.exam.Rows;
import io.candor.people.Staff;
import io.candor.store.Attempt;
import io.candor.store.AuditLine;
import io.candor.store.Exam;
import io.candor.store.Person;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code /api/audit}: who did and saw what, the latest first, in pages. */
final class AuditServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int PAGE = 100;

  private final transient Json json = new Json();
  private final transient Staff staff;
  private final transient Rows rows;

  /** {@code next} is where the next page begins, or null. */
  private record Page(List<Line> lines, @Nullable Long next) {}

  /** One line, with the names of what its ids still lead to. */
  private record Line(
      long id,
      long at,
      String what,
      @Nullable Named person,
      @Nullable Named exam,
      @Nullable Named attempt,
      @Nullable Named subject) {}

  private record Named(String id, @Nullable String name) {}

  AuditServlet(Staff staff, Rows rows) {
    this.staff = staff;
    this.rows = rows;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    List<AuditLine> lines = staff.log().before(before(request.getParameter("before")), PAGE);
    Map<String, String> people =
        staff.people().all().stream().collect(Collectors.toMap(Person::id, Person::name));
    Map<String, String> exams = names(lines, AuditLine::examId, this::examTitle);
    Map<String, String> attempts = names(lines, AuditLine::attemptId, this::studentName);
    Long next = lines.size() < PAGE ? null : lines.getLast().id();
    json.write(
        response,
        200,
        new Page(
            lines.stream()
                .map(
                    line ->
                        new Line(
                            line.id(),
                            line.at(),
                            line.what(),
                            named(line.personId(), people),
                            named(line.examId(), exams),
                            named(line.attemptId(), attempts),
                            named(line.subjectId(), people)))
                .toList(),
            next));
  }

  private static Map<String, String> names(
      List<AuditLine> lines,
      Function<AuditLine, @Nullable String> id,
      Function<String, Stream<String>> name) {
    return lines.stream()
        .map(id)
        .filter(Objects::nonNull)
        .distinct()
        .flatMap(one -> name.apply(one).map(found -> Map.entry(one, found)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private Stream<String> examTitle(String id) {
    return rows.exams().find(id).map(Exam::title).stream();
  }

  private Stream<String> studentName(String id) {
    return rows.attempts().find(id).map(Attempt::studentName).stream();
  }

  private static @Nullable Named named(@Nullable String id, Map<String, String> names) {
    return id == null ? null : new Named(id, names.get(id));
  }

  private static long before(@Nullable String given) {
    if (given == null) {
      return Long.MAX_VALUE;
    }
    try {
      return Long.parseLong(given);
    } catch (NumberFormatException e) {
      throw ApiProblem.badRequest("\"before\" is the id of a line.");
    }
  }
}
