package io.candor.api;

import io.candor.exam.Handheld;
import io.candor.exam.PolicyText;
import io.candor.exam.Rows;
import io.candor.signaling.Tokens;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.store.Attempt;
import io.candor.store.Exam;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/launch}: what the page behind a launch may know before the extension takes over. The
 * token comes in the body, so that it is in no address and no proxy's log; it stays good.
 */
final class LaunchServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Json json = new Json();
  private final transient Rows rows;
  private final transient PolicyText texts;
  private final transient List<String> extensionIds;
  private final transient InstantSource clock;

  private record Launch(@Nullable String token) {}

  private record Launched(String examTitle, List<String> extensionIds, boolean desktopOnly) {}

  LaunchServlet(Rows rows, PolicyText texts, List<String> extensionIds, InstantSource clock) {
    this.rows = rows;
    this.texts = texts;
    this.extensionIds = List.copyOf(extensionIds);
    this.clock = clock;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String token = json.body(request, Launch.class).token();
    Exam exam = exam(token == null ? "" : token);
    boolean desktopOnly = texts.policy(exam.policy()).uses(TrackingOption.DESKTOP_ONLY);
    if (desktopOnly
        && Handheld.browser(
            request.getHeader("User-Agent"), request.getHeader("Sec-CH-UA-Mobile"))) {
      throw new ApiProblem(403, "This exam needs a computer", "Open this link on one.")
          .typed("desktop-only");
    }
    json.write(response, 200, new Launched(exam.title(), extensionIds, desktopOnly));
  }

  private Exam exam(String token) {
    return rows.launches()
        .attempt(Tokens.hash(token), clock.millis())
        .flatMap(rows.attempts()::find)
        .map(Attempt::examId)
        .flatMap(rows.exams()::find)
        .orElseThrow(
            () ->
                new ApiProblem(
                        404,
                        "This launch has been used or is too old",
                        "Go back to the quiz and begin again.")
                    .typed("launch-over"));
  }
}
