package io.candor.api;

import io.candor.exam.Rows;
import io.candor.lms.ClientSittings;
import io.candor.lms.Status;
import io.candor.people.Place;
import io.candor.people.Staff;
import io.candor.people.What;
import io.candor.store.Attempt;
import io.candor.store.Client;
import io.candor.store.ClientAttempt;
import io.candor.store.Exam;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /api/lms/attempts/{attempt}}: a learning management system's attempts. */
final class LmsAttemptsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Json json = new Json();
  private final transient Rows rows;
  private final transient ClientSittings sittings;
  private final transient LmsErasing erasing;
  private final transient AttemptExport export;
  private final transient Staff staff;
  private final transient Supplier<String> origin;

  private record Launched(String attempt, String launchUrl, Status status) {}

  LmsAttemptsServlet(ApiParts parts, Supplier<String> origin) {
    this.rows = parts.rows();
    this.sittings = parts.lms().sittings();
    this.staff = parts.staff();
    this.erasing = new LmsErasing(parts.lms(), staff.audit());
    this.export =
        new AttemptExport(
            parts.rows(), parts.recordings(), parts.evidence().vault(), parts.scoring());
    this.origin = origin;
  }

  private static String name(HttpServletRequest request) {
    return Paths.segment(request, 4);
  }

  private Optional<ClientAttempt> find(HttpServletRequest request) {
    return sittings.find(ClientGate.client(request), name(request));
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ClientAttempt named = find(request).orElseThrow(ApiProblem::notFound);
    if (Paths.segment(request, 5).isEmpty()) {
      json.write(response, 200, sittings.status(named).orElseThrow(ApiProblem::notFound));
      return;
    }
    Attempt attempt = rows.attempts().find(named.attemptId()).orElseThrow(ApiProblem::notFound);
    Exam exam = rows.exams().find(attempt.examId()).orElseThrow(ApiProblem::notFound);
    staff
        .audit()
        .note(null, What.ATTEMPT_EXPORTED, new Place(exam.id(), attempt.id()), named.clientId());
    AttemptExport.answer(
        attempt,
        response,
        out -> export.writeForStudent(exam, attempt, OwnReport.looks(staff, attempt), out));
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Client client = ClientGate.client(request);
    ClientSittings.Wish wish = json.body(request, LmsForms.LaunchWish.class).checked();
    switch (sittings.launch(client, name(request), wish)) {
      case ClientSittings.Launch.Ready ready -> launched(ready, response);
      case ClientSittings.Launch.NoExam none ->
          throw new ApiProblem(404, "There is no such exam", "PUT /api/lms/exams makes it.")
              .typed("no-exam");
      case ClientSittings.Launch.Bound bound ->
          throw new ApiProblem(
                  409, "That is somebody else's", "This attempt has another exam or user.")
              .typed("bound");
      case ClientSittings.Launch.Over over ->
          throw new ApiProblem(409, "This attempt is over", "Nobody gets into it any more.")
              .typed("over");
    }
  }

  private void launched(ClientSittings.Launch.Ready ready, HttpServletResponse response)
      throws IOException {
    ClientAttempt attempt = ready.attempt();
    Status status = sittings.status(attempt).orElseThrow(ApiProblem::notFound);
    String url = origin.get() + "/launch#" + ready.token();
    json.write(response, ready.made() ? 201 : 200, new Launched(attempt.name(), url, status));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ClientSittings.Why why = json.body(request, LmsForms.End.class).why();
    ClientAttempt attempt = find(request).orElseThrow(ApiProblem::notFound);
    sittings.finish(attempt, why);
    staff
        .audit()
        .note(
            null,
            What.ATTEMPT_ENDED,
            new Place(null, attempt.attemptId()),
            ClientGate.client(request).id());
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
    Optional<ClientAttempt> attempt = find(request);
    if (attempt.isPresent() && !erasing.attempt(ClientGate.client(request), attempt.get())) {
      throw LmsErasing.held();
    }
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
