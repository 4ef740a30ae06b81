package io.candor.api;

import io.candor.exam.Handheld;
import io.candor.exam.Joining;
import io.candor.exam.PolicyText;
import io.candor.exam.RosterFile;
import io.candor.exam.Rows;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.store.Exam;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code /api/join/{code}}: what a student with a join link may know and get. */
final class JoinServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_CODE = 64;

  private final transient Json json = new Json();
  private final transient Rows rows;
  private final transient PolicyText texts;
  private final transient Joining joining;
  private final transient WrongCodes wrongCodes = new WrongCodes(System::nanoTime);
  private final transient List<String> extensionIds;

  private record Joined(
      String examTitle,
      List<String> extensionIds,
      boolean practice,
      boolean byCode,
      boolean desktopOnly,
      String door,
      @Nullable Long startsAt,
      @Nullable Long endsAt) {}

  private record JoinForm(@Nullable String name, @Nullable String code) {}

  JoinServlet(Rows rows, PolicyText texts, Joining joining, List<String> extensionIds) {
    this.rows = rows;
    this.texts = texts;
    this.joining = joining;
    this.extensionIds = List.copyOf(extensionIds);
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Exam exam = exam(request);
    boolean byCode = joining.byCode(exam);
    // Somebody on the roster may have extra time: their code will tell.
    Joining.Door door = joining.door(exam, byCode ? RosterFile.MOST_MINUTES : 0);
    json.write(
        response,
        200,
        new Joined(
            exam.title(),
            extensionIds,
            exam.terms().practice(),
            byCode,
            desktopOnly(exam),
            door.name().toLowerCase(Locale.ROOT),
            exam.terms().startsAt(),
            exam.terms().endsAt()));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    JoinForm form = json.body(request, JoinForm.class);
    Exam exam = exam(request);
    if (desktopOnly(exam)
        && Handheld.browser(
            request.getHeader("User-Agent"), request.getHeader("Sec-CH-UA-Mobile"))) {
      throw refused("desktop-only", "This exam needs a computer", "Open this link on one.");
    }
    Joining.Outcome outcome =
        joining.byCode(exam)
            ? byCode(exam, form.code(), request.getRemoteAddr())
            : joining.byName(exam, name(form.name()));
    switch (outcome) {
      case Joining.Outcome.Invited invited -> json.write(response, 201, invited.invitation());
      case Joining.Outcome.Refused refused -> throw problem(refused.reason());
    }
  }

  private Exam exam(HttpServletRequest request) {
    return rows.exams().byJoinCode(Paths.segment(request, 3)).orElseThrow(ApiProblem::notFound);
  }

  private boolean desktopOnly(Exam exam) {
    return texts.policy(exam.policy()).uses(TrackingOption.DESKTOP_ONLY);
  }

  private static String name(@Nullable String given) {
    String name = given == null ? "" : given.strip();
    if (name.isEmpty() || name.length() > RosterFile.LONGEST_NAME) {
      throw ApiProblem.badRequest(
          "A name of 1 to " + RosterFile.LONGEST_NAME + " characters is wanted.");
    }
    return name;
  }

  private Joining.Outcome byCode(Exam exam, @Nullable String given, String address) {
    String code = given == null ? "" : given.strip();
    if (code.isEmpty() || code.length() > LONGEST_CODE) {
      throw ApiProblem.badRequest("The code you were given for this exam is wanted.");
    }
    wrongCodes.check(exam.id(), address);
    Joining.Outcome outcome = joining.byCode(exam, code);
    if (outcome.equals(new Joining.Outcome.Refused(Joining.Reason.CODE_WRONG))) {
      wrongCodes.another(exam.id(), address);
    }
    return outcome;
  }

  private static ApiProblem problem(Joining.Reason reason) {
    return switch (reason) {
      case EARLY -> refused("exam-early", "The exam has not begun", "Come back when it does.");
      case OVER -> refused("exam-over", "The exam is over", "It cannot be joined any more.");
      case CODE_WRONG ->
          refused("code-wrong", "This code is not known here", "Look at it again, or ask.");
      case FINISHED ->
          refused("attempt-finished", "The attempt of this code is finished", "There is one each.");
    };
  }

  private static ApiProblem refused(String type, String title, String detail) {
    return new ApiProblem(409, title, detail).typed(type);
  }
}
