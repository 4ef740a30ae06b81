package io.candor.api;

import io.candor.signaling.Tokens;
import io.candor.store.Attempt;
import io.candor.store.Attempts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Lets in the browser in which an attempt is sat: by the token that brings it back to its line,
 * which it says in a header. It comes from our extension or from no browser at all, never from a
 * page.
 */
final class BrowserGate {
  private static final String ATTEMPT = "io.candor.attempt";
  private static final String PATH = "/api/evidence/";
  private static final String BEARER = "Bearer ";

  private final Attempts attempts;
  private final Set<String> origins;

  BrowserGate(Attempts attempts, List<String> extensionIds) {
    this.attempts = attempts;
    this.origins =
        extensionIds.stream().map(id -> "chrome-extension://" + id).collect(Collectors.toSet());
  }

  static boolean guards(HttpServletRequest request) {
    return request.getRequestURI().startsWith(PATH);
  }

  /** Tells a browser that our extension may ask from where it is, and read what is answered. */
  void answerTo(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    if (origin != null && origins.contains(origin)) {
      response.setHeader("Access-Control-Allow-Origin", origin);
      response.setHeader(
          "Access-Control-Expose-Headers",
          EvidenceHeaders.OFFSET + ", " + EvidenceHeaders.COMPLETE + ", Retry-After");
    }
    response.setHeader("Vary", "Origin");
  }

  /** Checks origin and token; {@link ApiProblem} for everybody else. */
  void admit(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (origin != null && !origins.contains(origin)) {
      throw ApiProblem.foreign();
    }
    String said = request.getHeader("Authorization");
    String token = said != null && said.startsWith(BEARER) ? said.substring(BEARER.length()) : "";
    if (!Tokens.wellFormed(token)) {
      throw unknown();
    }
    request.setAttribute(
        ATTEMPT, attempts.byResumeHash(Tokens.hash(token)).orElseThrow(BrowserGate::unknown));
  }

  private static ApiProblem unknown() {
    return new ApiProblem(
            401, "This attempt is not open here", "It is sat in another browser, or is erased.")
        .typed("unknown-token");
  }

  /** The attempt that is sat in whatever asks. */
  static Attempt attempt(HttpServletRequest request) {
    if (request.getAttribute(ATTEMPT) instanceof Attempt attempt) {
      return attempt;
    }
    throw unknown();
  }
}
