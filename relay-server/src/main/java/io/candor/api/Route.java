package io.candor.api;

import io.candor.people.Role;
import io.candor.people.Scope;
import io.candor.people.What;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The whole table of what can be asked for and by whom; what isn't here is refused before any
 * servlet sees it. HEAD goes wherever GET goes. A path below {@code /api/exams}, {@code
 * /api/attempts} or {@code /api/parts} asks for a role in the exam that its id leads to; one for
 * {@link Role#STUDENT} is below {@code /api/mine}, and asks for the cookie of that very attempt;
 * one for {@link Role#BROWSER} asks for the token of the attempt that is sat in it; one for {@link
 * Role#CLIENT} is below {@code /api/lms} and asks for a signature, its names are the client's own.
 */
enum Route {
  ROOT("GET", "/", Role.NOBODY),
  HEALTH("GET", "/healthz", Role.NOBODY),
  /** Has a gate of its own: the token for figures. */
  METRICS("GET", "/metrics", Role.NOBODY),
  RELAY("GET", "/api/relay", Role.NOBODY),
  SIGN_IN("POST", "/api/session", Role.NOBODY),
  SIGN_OUT("DELETE", "/api/session", Role.SIGNED_IN),
  SESSION("GET", "/api/session", Role.SIGNED_IN),
  SIGN_OUT_EVERYWHERE("DELETE", "/api/account/sessions", Role.SIGNED_IN),
  PASSWORD("POST", "/api/account/password", Role.SIGNED_IN),
  LINK("POST", "/api/link", Role.NOBODY),
  LINK_PASSWORD("POST", "/api/link/password", Role.NOBODY),
  PEOPLE("GET", "/api/people", Role.ADMINISTRATOR),
  PERSON_NEW("POST", "/api/people", Role.ADMINISTRATOR),
  PERSON_CHANGE("POST", "/api/people/{id}", Role.ADMINISTRATOR),
  PERSON_LINK("POST", "/api/people/{id}/link", Role.ADMINISTRATOR),
  AUDIT("GET", "/api/audit", Role.ADMINISTRATOR),
  EXAMS("GET", "/api/exams", Role.SIGNED_IN),
  EXAM_NEW("POST", "/api/exams", Role.SIGNED_IN),
  EXAM("GET", "/api/exams/{id}", Role.REVIEWER),
  EXAM_CHANGE("PUT", "/api/exams/{id}", Role.TEACHER),
  EXAM_QR("GET", "/api/exams/{id}/qr.svg", Role.TEACHER),
  ROSTER("GET", "/api/exams/{id}/roster", Role.TEACHER),
  ROSTER_ADD("POST", "/api/exams/{id}/roster", Role.TEACHER),
  ROSTER_FILE("GET", "/api/exams/{id}/roster.csv", Role.TEACHER),
  ROSTER_EXTRA_TIME("PUT", "/api/exams/{id}/roster/{id}", Role.TEACHER),
  ROSTER_REMOVE("DELETE", "/api/exams/{id}/roster/{id}", Role.TEACHER),
  EXTRA_TIME("PUT", "/api/attempts/{id}/extra-time", Role.TEACHER),
  EXAM_ATTEMPTS("GET", "/api/exams/{id}/attempts", Role.REVIEWER),
  MEMBERS("GET", "/api/exams/{id}/members", Role.TEACHER),
  MEMBER_PUT("POST", "/api/exams/{id}/members", Role.TEACHER),
  MEMBER_REMOVE("DELETE", "/api/exams/{id}/members/{id}", Role.TEACHER),
  ATTEMPT("GET", "/api/attempts/{id}", Role.REVIEWER, What.REPORT_OPENED),
  NOTE_NEW("POST", "/api/attempts/{id}/notes", Role.TEACHER),
  NOTE_EDIT("POST", "/api/attempts/{id}/notes/{id}", Role.TEACHER),
  NOTE_REMOVE("DELETE", "/api/attempts/{id}/notes/{id}", Role.TEACHER),
  REVIEW_NEW("POST", "/api/attempts/{id}/reviews", Role.REVIEWER),
  ACCOMMODATION_NEW("POST", "/api/attempts/{id}/accommodations", Role.TEACHER),
  TRACK("GET", "/api/attempts/{id}/tracks/{source}.webm", Role.REVIEWER, What.RECORDING_OPENED),
  EVIDENCE("GET", "/api/attempts/{id}/evidence/{id}", Role.REVIEWER, What.EVIDENCE_OPENED),
  PART_MEDIA("GET", "/api/parts/{id}/media.webm", Role.REVIEWER, What.RECORDING_OPENED),
  KEEPING("GET", "/api/keeping/{id}", Role.ADMINISTRATOR),
  ERASE("DELETE", "/api/keeping/{id}", Role.ADMINISTRATOR),
  EXPORT("GET", "/api/keeping/{id}/export.zip", Role.ADMINISTRATOR, What.ATTEMPT_EXPORTED),
  HOLD("POST", "/api/keeping/{id}/hold", Role.ADMINISTRATOR),
  HOLD_LIFT("DELETE", "/api/keeping/{id}/hold", Role.ADMINISTRATOR),
  OWN_ENTER("POST", "/api/mine", Role.NOBODY),
  OWN("GET", "/api/mine/{id}", Role.STUDENT, What.OWN_PAGE_OPENED),
  OWN_PART("GET", "/api/mine/{id}/parts/{id}/media.webm", Role.STUDENT),
  OWN_TRACK("GET", "/api/mine/{id}/tracks/{source}.webm", Role.STUDENT),
  OWN_EVIDENCE("GET", "/api/mine/{id}/evidence/{id}", Role.STUDENT),
  OWN_EXPORT("GET", "/api/mine/{id}/export.zip", Role.STUDENT, What.OWN_PAGE_EXPORTED),
  OWN_STATEMENT("POST", "/api/mine/{id}/statements", Role.STUDENT),
  OWN_PAGE("GET", "/mine", Role.NOBODY),
  EVIDENCE_SENT("GET", "/api/evidence/{id}", Role.BROWSER),
  EVIDENCE_SEND("PUT", "/api/evidence/{id}", Role.BROWSER),
  /** What browsers ask before an extension's request to another origin; tells nothing. */
  EVIDENCE_ASK("OPTIONS", "/api/evidence/{id}", Role.NOBODY),
  ICE("GET", "/api/ice", Role.SIGNED_IN),
  LMS_STATUS("GET", "/api/lms/status", Role.CLIENT),
  LMS_EXAM("GET", "/api/lms/exams/{name}", Role.CLIENT),
  LMS_EXAM_PUT("PUT", "/api/lms/exams/{name}", Role.CLIENT),
  LMS_EXAM_ERASE("DELETE", "/api/lms/exams/{name}", Role.CLIENT),
  LMS_ATTEMPT("GET", "/api/lms/attempts/{name}", Role.CLIENT),
  LMS_LAUNCH("PUT", "/api/lms/attempts/{name}", Role.CLIENT),
  LMS_FINISH("POST", "/api/lms/attempts/{name}/finish", Role.CLIENT),
  LMS_ERASE("DELETE", "/api/lms/attempts/{name}", Role.CLIENT),
  LMS_EXPORT("GET", "/api/lms/attempts/{name}/export.zip", Role.CLIENT),
  LMS_LINK("POST", "/api/lms/links", Role.CLIENT),
  LMS_USER("GET", "/api/lms/users/{name}", Role.CLIENT),
  LMS_USER_ERASE("DELETE", "/api/lms/users/{name}", Role.CLIENT),
  LMS_HOOK("PUT", "/api/lms/hook", Role.CLIENT),
  ENTER("POST", "/api/enter", Role.NOBODY),
  LAUNCH("POST", "/api/launch", Role.NOBODY),
  LAUNCH_PAGE("GET", "/launch", Role.NOBODY),
  JOIN_INFO("GET", "/api/join/{id}", Role.NOBODY),
  JOIN("POST", "/api/join/{id}", Role.NOBODY),
  JOIN_PAGE("GET", "/join/{id}", Role.NOBODY),
  CONSOLE("GET", "/console/", Role.NOBODY),
  CONSOLE_BARE("GET", "/console", Role.NOBODY),
  CONSOLE_FILE("GET", "/console/assets/{file}", Role.NOBODY),
  EXTENSION("GET", "/extension/candor-extension.zip", Role.NOBODY),
  EXTENSION_PACKAGE("GET", ExtensionServlet.PACKAGE, Role.NOBODY),
  EXTENSION_UPDATE("GET", ExtensionServlet.UPDATE, Role.NOBODY),
  MOODLE_PLUGIN("GET", MoodleServlet.PLUGIN, Role.NOBODY),
  /** Has a gate of its own: a token or the session cookie, and the origin. */
  SIGNALING("GET", "/signaling", Role.NOBODY);

  private final String method;
  private final String template;
  private final Role role;
  private final @Nullable What look;
  private final Pattern path;

  Route(String method, String template, Role role) {
    this(method, template, role, null);
  }

  Route(String method, String template, Role role, @Nullable What look) {
    this.method = method;
    this.template = template;
    this.role = role;
    this.look = look;
    this.path =
        Pattern.compile(
            template
                .replace(".", "\\.")
                .replace("{source}", "(camera|screen)")
                .replace("{id}", "[0-9a-hjkmnp-tv-z]{26}")
                .replace("{name}", "[A-Za-z0-9_-]{1,64}")
                .replace("{file}", "[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+"));
  }

  String method() {
    return method;
  }

  String template() {
    return template;
  }

  /** The least role that may ask; in the exam that {@link #scope} finds. */
  Role role() {
    return role;
  }

  /** The look that the audit log tells of, or null. */
  @Nullable What look() {
    return look;
  }

  /** What the id in the path names, the first if there are two. */
  Scope scope() {
    if (template.startsWith("/api/exams/{id}")) {
      return Scope.EXAM;
    }
    if (template.startsWith("/api/attempts/{id}") || template.startsWith("/api/keeping/{id}")) {
      return Scope.ATTEMPT;
    }
    return template.startsWith("/api/parts/{id}") ? Scope.PART : Scope.NONE;
  }

  /** Whether asking changes nothing. */
  static boolean safe(String method) {
    return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
  }

  /** The route of a request; {@link ApiProblem} when there is none. */
  static Route of(String method, String path) {
    List<Route> there =
        Arrays.stream(values()).filter(route -> route.path.matcher(path).matches()).toList();
    if (there.isEmpty()) {
      throw ApiProblem.notFound();
    }
    String wanted = method.equals("HEAD") ? "GET" : method;
    return there.stream()
        .filter(route -> route.method.equals(wanted))
        .findFirst()
        .orElseThrow(ApiProblem::wrongMethod);
  }
}
