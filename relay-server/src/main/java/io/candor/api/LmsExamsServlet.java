package io.candor.api;

import io.candor.exam.Changes;
import io.candor.lms.ClientExams;
import io.candor.lms.ClientSittings;
import io.candor.lms.Status;
import io.candor.people.Audit;
import io.candor.people.Place;
import io.candor.people.What;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.store.Client;
import io.candor.store.Exam;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code /api/lms/exams/{exam}}: a learning management system's exams. */
final class LmsExamsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Json json = new Json();
  private final transient ClientExams exams;
  private final transient ClientSittings sittings;
  private final transient LmsErasing erasing;
  private final transient Audit audit;

  private record View(
      String title, String address, Map<TrackingOption, Boolean> options, List<Status> attempts) {}

  LmsExamsServlet(ApiParts parts) {
    this.exams = parts.lms().exams();
    this.sittings = parts.lms().sittings();
    this.audit = parts.staff().audit();
    this.erasing = new LmsErasing(parts.lms(), audit);
  }

  private static String name(HttpServletRequest request) {
    return Paths.segment(request, 4);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Client client = ClientGate.client(request);
    Exam exam = exams.find(client, name(request)).orElseThrow(ApiProblem::notFound);
    List<Status> attempts =
        exams.attempts(client, name(request)).stream()
            .flatMap(named -> sittings.status(named).stream())
            .toList();
    json.write(
        response, 200, new View(exam.title(), exam.address(), exams.options(exam), attempts));
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Client client = ClientGate.client(request);
    ClientExams.Wish wish = json.body(request, LmsForms.ExamWish.class).checked();
    switch (exams.put(client, name(request), wish)) {
      case ClientExams.Outcome.Made made ->
          done(client, made.exam(), What.EXAM_MADE, 201, response);
      case ClientExams.Outcome.Changed changed ->
          done(client, changed.exam(), What.EXAM_CHANGED, 200, response);
      case ClientExams.Outcome.Agreed agreed -> throw agreed(agreed.what());
    }
  }

  private void done(Client client, Exam exam, What what, int status, HttpServletResponse response)
      throws IOException {
    audit.note(null, what, Place.exam(exam.id()), client.id());
    json.write(response, status, Map.of("options", exams.options(exam)));
  }

  private static ApiProblem agreed(Changes.Fixed what) {
    return new ApiProblem(
            409,
            "Students have agreed to something else",
            "The exam's %s cannot be changed any more: a student has consented to it."
                .formatted(what.name().toLowerCase(Locale.ROOT)))
        .typed("agreed");
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
    Client client = ClientGate.client(request);
    if (erasing.exam(client, name(request)).held() > 0) {
      throw LmsErasing.held();
    }
    exams.forget(client, name(request));
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
