package io.candor.api;

import io.candor.people.Caller;
import io.candor.people.Role;
import jakarta.servlet.http.HttpServletRequest;

/** Who asks, as the {@link Gate} has found out. */
final class Callers {
  private static final String CALLER = "io.candor.caller";
  private static final String ROLE = "io.candor.role";

  private Callers() {}

  static void put(HttpServletRequest request, Caller caller, Role role) {
    request.setAttribute(CALLER, caller);
    request.setAttribute(ROLE, role);
  }

  /** Whoever asks for something that not everybody may have. */
  static Caller of(HttpServletRequest request) {
    if (request.getAttribute(CALLER) instanceof Caller caller) {
      return caller;
    }
    throw ApiProblem.notSignedIn();
  }

  /** The caller's role in the exam that the path leads to. */
  static Role role(HttpServletRequest request) {
    return request.getAttribute(ROLE) instanceof Role role ? role : Role.NOBODY;
  }
}
