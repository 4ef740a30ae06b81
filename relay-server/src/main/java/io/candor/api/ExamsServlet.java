package io.candor.api;

import io.candor.exam.Changes;
import io.candor.exam.Invitations;
import io.candor.exam.PolicyText;
import io.candor.exam.Roster;
import io.candor.exam.Rows;
import io.candor.exam.Scoring;
import io.candor.people.Place;
import io.candor.people.Staff;
import io.candor.signaling.protocol.Policy;
import io.candor.store.Exam;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** {@code /api/exams} and below: the exams there are, new ones, and who sits them. */
final class ExamsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Json json = new Json();
  private final transient Rows rows;
  private final transient Invitations invitations;
  private final transient Changes changes;
  private final transient RosterPart roster;
  private final transient PolicyText texts;
  private final transient Scoring scoring;
  private final transient ExamMembers members;
  private final transient Supplier<String> origin;

  ExamsServlet(
      Rows rows,
      Invitations invitations,
      Changes changes,
      Roster roster,
      PolicyText texts,
      Scoring scoring,
      Staff staff,
      Supplier<String> origin) {
    this.rows = rows;
    this.changes = changes;
    this.roster = new RosterPart(rows, roster, changes);
    this.invitations = invitations;
    this.texts = texts;
    this.scoring = scoring;
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
    Exam exam = exam(request);
    switch (Paths.segment(request, 4)) {
      case "attempts" -> json.write(response, 200, ClassRow.of(rows, scoring, exam));
      case "roster" -> roster.list(exam, response);
      case "roster.csv" -> roster.export(exam, response);
      case "qr.svg" -> qr(exam, response);
      default -> json.write(response, 200, view(exam));
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
    if (Paths.segment(request, 4).equals("roster")) {
      Exam exam = exam(request);
      roster.add(exam, request, response, () -> members.changed(request, Place.exam(exam.id())));
      return;
    }
    ExamForm form = json.body(request, ExamForm.class);
    Exam exam =
        invitations.exam(
            form.checkedTitle(),
            form.checkedAddress(),
            form.policyOr(Policy.standard()),
            form.terms());
    members.made(Callers.of(request), exam.id());
    json.write(response, 201, view(exam));
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
    if (Paths.segment(request, 4).equals("roster")) {
      Exam exam = exam(request);
      roster.remove(exam, request, response);
      members.changed(request, Place.exam(exam.id()));
      return;
    }
    members.remove(request);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  @Override
  protected void doPut(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (Paths.segment(request, 4).equals("roster")) {
      Exam exam = exam(request);
      roster.extraTime(exam, request, response);
      members.changed(request, Place.exam(exam.id()));
      return;
    }
    ExamForm form = json.body(request, ExamForm.class);
    Exam before = exam(request);
    Exam after =
        new Exam(
            before.id(),
            form.checkedTitle(),
            form.checkedAddress(),
            texts.write(form.policyOr(texts.policy(before.policy()))),
            before.joinCode(),
            before.createdAt(),
            form.terms());
    Optional<Changes.Fixed> against = changes.exam(before, after);
    if (against.isPresent()) {
      throw fixed(against.get());
    }
    members.changed(request, Place.exam(after.id()));
    json.write(response, 200, view(after));
  }

  private static ApiProblem fixed(Changes.Fixed what) {
    String words =
        switch (what) {
          case POLICY -> "what is collected";
          case PRACTICE -> "whether this is practice";
          case RETENTION -> "how long everything is kept: it can only be shorter";
          case SITES -> "which sites are allowed: there can only be more";
          case INSTITUTION -> "the institution's texts";
        };
    return new ApiProblem(
            409, "Students have agreed to that", "It cannot change any more: " + words + ".")
        .typed("fixed-" + what.name().toLowerCase(Locale.ROOT));
  }

  private Exam exam(HttpServletRequest request) {
    return rows.exams().find(Paths.segment(request, 3)).orElseThrow(ApiProblem::notFound);
  }

  private void qr(Exam exam, HttpServletResponse response) throws IOException {
    byte[] body =
        QrPicture.svg(origin.get() + "/join/" + exam.joinCode()).getBytes(StandardCharsets.UTF_8);
    response.setContentType("image/svg+xml");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private ExamView view(Exam exam) {
    boolean agreed = rows.attempts().anyConsent(exam.id());
    return ExamView.of(exam, texts.policy(exam.policy()), origin.get(), agreed);
  }
}
