package io.candor.api;

import io.candor.signaling.TeacherGate;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What every request passes: the table of routes and roles, the limits, and the headers. */
final class Gate extends HttpFilter {
  private static final long serialVersionUID = 1L;
  private static final Logger log = LoggerFactory.getLogger(Gate.class);

  private final transient TeacherGate sessions;
  private final transient AddressLimits limits = new AddressLimits(System::nanoTime);
  private final transient Json json = new Json();
  private final transient SecurityHeaders headers;

  Gate(TeacherGate sessions, SecurityHeaders headers) {
    this.sessions = sessions;
    this.headers = headers;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    headers.add(response);
    try {
      check(request);
      chain.doFilter(request, response);
    } catch (ApiProblem problem) {
      answer(response, problem);
    } catch (RuntimeException e) {
      log.error("{} failed", request.getMethod(), e);
      answer(
          response, new ApiProblem(500, "The server had a problem", "It is in the server's log."));
    }
  }

  private void answer(HttpServletResponse response, ApiProblem problem) throws IOException {
    if (!response.isCommitted()) {
      response.resetBuffer();
      json.write(response, problem);
    }
  }

  private void check(HttpServletRequest request) {
    Route route = Route.of(request.getMethod(), request.getRequestURI());
    limits.count(route, request.getRemoteAddr());
    if (route.role() == Role.TEACHER && !signedIn(request)) {
      throw ApiProblem.notSignedIn();
    }
    if (!Route.safe(request.getMethod()) && !ownPage(request)) {
      throw ApiProblem.foreign();
    }
  }

  private boolean signedIn(HttpServletRequest request) {
    return session(request).filter(cookie -> sessions.teacher(cookie) != null).isPresent();
  }

  /** The session cookie's value, genuine or not. */
  static Optional<String> session(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(TeacherGate.COOKIE))
            .map(Cookie::getValue)
            .findFirst();
  }

  /**
   * Whether a change is asked for by one of our own pages. Browsers tell the origin of every such
   * request; a program that isn't a browser tells none and has no cookies to be misused.
   */
  private static boolean ownPage(HttpServletRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !Set.of("same-origin", "none").contains(site)) {
      return false;
    }
    String origin = request.getHeader("Origin");
    String own = request.getScheme() + "://" + request.getHeader("Host");
    return origin == null || origin.equals(own);
  }
}
