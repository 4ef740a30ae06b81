package io.candor.api;

import io.candor.exam.Changes;
import io.candor.exam.Roster;
import io.candor.exam.RosterFile;
import io.candor.exam.Rows;
import io.candor.store.Attempt;
import io.candor.store.Enrolment;
import io.candor.store.Exam;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code /api/exams/{id}/roster}: who may sit an exam, in and out as CSV too. */
final class RosterPart {
  private static final int LARGEST_FILE = 1024 * 1024;

  private final Json json = new Json();
  private final Rows rows;
  private final Roster roster;
  private final Changes changes;

  private record Line(
      String id,
      String name,
      String code,
      int extraMinutes,
      @Nullable String attempt,
      @Nullable String state) {}

  private record Fault(int line, String fault) {}

  RosterPart(Rows rows, Roster roster, Changes changes) {
    this.rows = rows;
    this.changes = changes;
    this.roster = roster;
  }

  void list(Exam exam, HttpServletResponse response) throws IOException {
    Map<String, Attempt> attempts =
        rows.attempts().ofExam(exam.id()).stream()
            .filter(attempt -> attempt.enrolmentId() != null)
            .collect(Collectors.toMap(Attempt::enrolmentId, attempt -> attempt));
    List<Line> lines =
        rows.enrolments().ofExam(exam.id()).stream()
            .map(enrolment -> line(enrolment, attempts.get(enrolment.id())))
            .toList();
    json.write(response, 200, lines);
  }

  private static Line line(Enrolment enrolment, @Nullable Attempt attempt) {
    return new Line(
        enrolment.id(),
        enrolment.studentName(),
        enrolment.code(),
        enrolment.extraMinutes(),
        attempt == null ? null : attempt.id(),
        attempt == null ? null : attempt.state().wire());
  }

  /** Names and codes for a spreadsheet, with the mark by which Excel knows UTF-8. */
  void export(Exam exam, HttpServletResponse response) throws IOException {
    StringBuilder text = new StringBuilder("\uFEFFname,code,extra minutes\r\n");
    for (Enrolment enrolment : rows.enrolments().ofExam(exam.id())) {
      text.append(
          "%s,%s,%d\r\n"
              .formatted(
                  cell(enrolment.studentName()), cell(enrolment.code()), enrolment.extraMinutes()));
    }
    byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
    response.setContentType("text/csv; charset=utf-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"roster.csv\"");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** In quotes; what a spreadsheet would take for a formula is kept from being one. */
  private static String cell(String value) {
    boolean formula = !value.isEmpty() && "=+-@".indexOf(value.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
  }

  /** The line that the path names, if it is of this exam. */
  private Enrolment line(Exam exam, HttpServletRequest request) {
    return rows.enrolments()
        .find(Paths.segment(request, 5))
        .filter(enrolment -> enrolment.examId().equals(exam.id()))
        .orElseThrow(ApiProblem::notFound);
  }

  void extraTime(Exam exam, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    int minutes = json.body(request, ExtraTime.class).checked();
    changes.extraTimeOfLine(line(exam, request).id(), minutes);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  void remove(Exam exam, HttpServletRequest request, HttpServletResponse response) {
    if (!rows.enrolments().remove(line(exam, request).id()).join()) {
      throw new ApiProblem(
          409, "That cannot be taken away", "This student has begun; the attempt stays.");
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** Takes a file whole or not at all; {@code taken} runs before it is told. */
  void add(Exam exam, HttpServletRequest request, HttpServletResponse response, Runnable taken)
      throws IOException {
    if (!String.valueOf(request.getContentType()).startsWith("text/csv")) {
      throw new ApiProblem(415, "A CSV file is wanted", "Send Content-Type: text/csv.");
    }
    byte[] file = request.getInputStream().readNBytes(LARGEST_FILE + 1);
    if (file.length > LARGEST_FILE) {
      throw new ApiProblem(413, "That is too large", "At most 1 MiB is taken.");
    }
    switch (roster.add(exam, file)) {
      case RosterFile.Reading.Rows read -> {
        taken.run();
        json.write(response, 201, Map.of("added", read.rows().size()));
      }
      case RosterFile.Reading.Faults faults ->
          json.write(
              response,
              422,
              Map.of(
                  "title",
                  "The roster was not taken",
                  "faults",
                  faults.faults().stream()
                      .map(fault -> new Fault(fault.line(), RosterFile.wire(fault.kind())))
                      .toList()));
    }
  }
}
