package io.candor.api;

import io.candor.exam.Invitations;
import io.candor.exam.PolicyText;
import io.candor.exam.Rows;
import io.candor.people.Staff;
import io.candor.signaling.protocol.Policy;
import io.candor.store.Attempt;
import io.candor.store.Exam;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /api/exams} and below: the exams there are, new ones, and who sits them. */
final class ExamsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_ADDRESS = 2000;

  private final transient Json json = new Json();
  private final transient Rows rows;
  private final transient Invitations invitations;
  private final transient PolicyText texts;
  private final transient ExamMembers members;
  private final transient Supplier<String> origin;

  private record NewExam(
      @Nullable String title, @Nullable String address, @Nullable Policy policy) {}

  private record AttemptRow(
      String id,
      String studentName,
      String state,
      long createdAt,
      @Nullable Long startedAt,
      @Nullable Long finishedAt) {
    static AttemptRow of(Attempt attempt) {
      return new AttemptRow(
          attempt.id(),
          attempt.studentName(),
          attempt.state().wire(),
          attempt.createdAt(),
          attempt.startedAt(),
          attempt.finishedAt());
    }
  }

  ExamsServlet(
      Rows rows, Invitations invitations, PolicyText texts, Staff staff, Supplier<String> origin) {
    this.rows = rows;
    this.invitations = invitations;
    this.texts = texts;
    this.members = new ExamMembers(staff);
    this.origin = origin;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = Paths.segment(request, 3);
    if (id.isEmpty()) {
      Predicate<String> mine = members.seenBy(Callers.of(request));
      json.write(
          response,
          200,
          rows.exams().all().stream()
              .filter(exam -> mine.test(exam.id()))
              .map(this::view)
              .toList());
      return;
    }
    if (Paths.segment(request, 4).equals("members")) {
      json.write(response, 200, members.of(id));
      return;
    }
    Exam exam = rows.exams().find(id).orElseThrow(ApiProblem::notFound);
    if (Paths.segment(request, 4).equals("attempts")) {
      json.write(response, 200, rows.attempts().ofExam(id).stream().map(AttemptRow::of).toList());
    } else {
      json.write(response, 200, view(exam));
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (Paths.segment(request, 4).equals("members")) {
      members.put(request, json);
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return;
    }
    NewExam wanted = json.body(request, NewExam.class);
    Policy policy = wanted.policy();
    Exam exam =
        invitations.exam(
            title(wanted.title()),
            address(wanted.address()),
            policy == null ? Policy.standard() : policy);
    members.made(Callers.of(request), exam.id());
    json.write(response, 201, view(exam));
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
    members.remove(request);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  private static String title(@Nullable String given) {
    String title = given == null ? "" : given.strip();
    if (title.isEmpty() || title.length() > LONGEST_TITLE) {
      throw ApiProblem.badRequest("A title of 1 to " + LONGEST_TITLE + " characters is wanted.");
    }
    return title;
  }

  private static String address(@Nullable String given) {
    String address = given == null ? "" : given.strip();
    try {
      URI uri = URI.create(address);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && address.length() <= LONGEST_ADDRESS) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      throw badAddress();
    }
    throw badAddress();
  }

  private static ApiProblem badAddress() {
    return ApiProblem.badRequest(
        "The address of the exam's page is wanted, beginning with https:// or http://.");
  }

  private ExamView view(Exam exam) {
    return new ExamView(
        exam.id(),
        exam.title(),
        exam.address(),
        texts.policy(exam.policy()),
        origin.get() + "/join/" + exam.joinCode(),
        exam.createdAt());
  }
}
