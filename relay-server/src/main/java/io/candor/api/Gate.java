package io.candor.api;

import io.candor.people.Access;
import io.candor.people.Caller;
import io.candor.people.Role;
import io.candor.people.Staff;
import io.candor.people.What;
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

  private final transient Staff staff;
  private final transient AddressLimits limits = new AddressLimits(System::nanoTime);
  private final transient Json json = new Json();
  private final transient StudentGate students;
  private final transient BrowserGate browsers;
  private final transient ClientGate clients;
  private final transient SecurityHeaders headers;

  Gate(
      Staff staff,
      StudentGate students,
      BrowserGate browsers,
      ClientGate clients,
      SecurityHeaders headers) {
    this.staff = staff;
    this.students = students;
    this.browsers = browsers;
    this.clients = clients;
    this.headers = headers;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    headers.add(response);
    try {
      check(request, response);
      chain.doFilter(request, response);
    } catch (ApiProblem problem) {
      answer(request, response, problem);
    } catch (RuntimeException e) {
      log.error("{} failed", request.getMethod(), e);
      answer(
          request,
          response,
          new ApiProblem(500, "The server had a problem", "It is in the server's log."));
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response, ApiProblem problem)
      throws IOException {
    if (!response.isCommitted()) {
      response.resetBuffer();
      if (hasBody(request) && !request.getInputStream().isFinished()) {
        // A body still on its way is not waited for; whoever sends it must not use this connection
        // for the next request, for it is closed.
        response.setHeader("Connection", "close");
      }
      json.write(response, problem);
    }
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
  }

  private void check(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (BrowserGate.guards(request)) {
      browsers.answerTo(request, response);
    }
    Route route = Route.of(request.getMethod(), request.getRequestURI());
    limits.count(route, request.getRemoteAddr());
    if (route.role() == Role.BROWSER) {
      browsers.admit(request);
      return;
    }
    if (route.role() == Role.CLIENT) {
      clients.admit(request);
      return;
    }
    boolean guarded = route.role() != Role.NOBODY && !route.role().apart();
    Optional<Caller> caller = session(request).flatMap(staff.sessions()::caller);
    if (guarded && caller.isEmpty()) {
      throw ApiProblem.notSignedIn();
    }
    if (!Route.safe(request.getMethod()) && !ownPage(request)) {
      throw ApiProblem.foreign();
    }
    if (route.role() == Role.STUDENT) {
      students.admit(request, route);
    } else if (guarded) {
      admit(request, route, caller.orElseThrow());
    }
  }

  private void admit(HttpServletRequest request, Route route, Caller caller) {
    String id = Paths.segment(request, 3);
    switch (staff.access().decide(caller, route.role(), route.scope(), id)) {
      case Access.Decision.Granted granted -> {
        What look = route.look();
        if (look != null) {
          staff.audit().look(caller, look, granted.place());
        }
        Callers.put(request, caller, granted.role());
      }
      case Access.Decision.Hidden hidden -> throw ApiProblem.notFound();
      case Access.Decision.Refused refused -> throw ApiProblem.notAllowed();
    }
  }

  /** The session cookie's value, genuine or not. */
  static Optional<String> session(HttpServletRequest request) {
    return cookie(request, TeacherGate.COOKIE);
  }

  /** A cookie's value, genuine or not. */
  static Optional<String> cookie(HttpServletRequest request, String name) {
    Cookie[] cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(name))
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
