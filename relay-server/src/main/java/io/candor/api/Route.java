package io.candor.api;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The whole table of what can be asked for and by whom; what isn't here is refused before any
 * servlet sees it. HEAD goes wherever GET goes.
 */
enum Route {
  ROOT("GET", "/", Role.NOBODY),
  HEALTH("GET", "/healthz", Role.NOBODY),
  SIGN_IN("POST", "/api/session", Role.NOBODY),
  SIGN_OUT("DELETE", "/api/session", Role.TEACHER),
  SESSION("GET", "/api/session", Role.TEACHER),
  EXAMS("GET", "/api/exams", Role.TEACHER),
  EXAM_NEW("POST", "/api/exams", Role.TEACHER),
  EXAM("GET", "/api/exams/{id}", Role.TEACHER),
  EXAM_ATTEMPTS("GET", "/api/exams/{id}/attempts", Role.TEACHER),
  ATTEMPT("GET", "/api/attempts/{id}", Role.TEACHER),
  PART_MEDIA("GET", "/api/parts/{id}/media.webm", Role.TEACHER),
  KEEPING("GET", "/api/keeping/{id}", Role.TEACHER),
  ERASE("DELETE", "/api/keeping/{id}", Role.TEACHER),
  EXPORT("GET", "/api/keeping/{id}/export.zip", Role.TEACHER),
  HOLD("POST", "/api/keeping/{id}/hold", Role.TEACHER),
  HOLD_LIFT("DELETE", "/api/keeping/{id}/hold", Role.TEACHER),
  ICE("GET", "/api/ice", Role.TEACHER),
  JOIN_INFO("GET", "/api/join/{id}", Role.NOBODY),
  JOIN("POST", "/api/join/{id}", Role.NOBODY),
  JOIN_PAGE("GET", "/join/{id}", Role.NOBODY),
  CONSOLE("GET", "/console/", Role.NOBODY),
  CONSOLE_BARE("GET", "/console", Role.NOBODY),
  CONSOLE_FILE("GET", "/console/assets/{file}", Role.NOBODY),
  EXTENSION("GET", "/extension/candor-extension.zip", Role.NOBODY),
  /** Has a gate of its own: a token or the session cookie, and the origin. */
  SIGNALING("GET", "/signaling", Role.NOBODY);

  private final String method;
  private final String template;
  private final Role role;
  private final Pattern path;

  Route(String method, String template, Role role) {
    this.method = method;
    this.template = template;
    this.role = role;
    this.path =
        Pattern.compile(
            template
                .replace(".", "\\.")
                .replace("{id}", "[0-9a-hjkmnp-tv-z]{26}")
                .replace("{file}", "[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+"));
  }

  String method() {
    return method;
  }

  String template() {
    return template;
  }

  Role role() {
    return role;
  }

  /** Whether asking changes nothing. */
  static boolean safe(String method) {
    return method.equals("GET") || method.equals("HEAD");
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
