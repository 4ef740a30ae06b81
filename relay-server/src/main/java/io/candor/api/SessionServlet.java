package io.candor.api;

import io.candor.people.Accounts;
import io.candor.people.Caller;
import io.candor.people.Place;
import io.candor.people.Sessions;
import io.candor.people.Staff;
import io.candor.people.What;
import io.candor.signaling.TeacherGate;
import io.candor.store.Person;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /api/session}: signing in and out, and who is signed in. */
final class SessionServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Json json = new Json();
  private final transient Staff staff;
  private final transient ConsoleKey key;

  /** A name and a password; or the key of the printed link, until there is an administrator. */
  private record SignIn(
      @Nullable String signInName, @Nullable String password, @Nullable String key) {}

  /** Who is signed in; nobody in particular before there is an administrator. */
  private record Who(
      @Nullable String id,
      @Nullable String name,
      @Nullable String signInName,
      boolean administrator,
      Map<String, String> exams) {}

  SessionServlet(Staff staff, ConsoleKey key) {
    this.staff = staff;
    this.key = key;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Caller caller = Callers.of(request);
    Person person = caller.person();
    json.write(
        response,
        200,
        person == null
            ? new Who(null, null, null, true, Map.of())
            : new Who(
                person.id(),
                person.name(),
                person.signInName(),
                person.administrator(),
                staff.members().ofPerson(person.id())));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SignIn offered = json.body(request, SignIn.class);
    Person person = offered.key() == null ? person(offered) : firstStart(offered.key());
    begin(staff, person, Sessions.LIFE, request, response);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** The printed link opens everything, but only as long as nobody could do so with a password. */
  private @Nullable Person firstStart(String offered) {
    if (!key.is(offered) || staff.people().administered()) {
      staff.audit().noteOf(null, What.SIGN_IN_FAILED);
      throw new ApiProblem(
          401, "This link opens nothing", "Sign in with your name and your password.");
    }
    return null;
  }

  private Person person(SignIn offered) {
    String name = offered.signInName() == null ? "" : offered.signInName().strip();
    String password = offered.password() == null ? "" : offered.password();
    return switch (staff.accounts().signIn(name, password)) {
      case Accounts.Entry.In in -> in.person();
      case Accounts.Entry.Wrong wrong -> {
        staff.audit().noteOf(wrong.personId(), What.SIGN_IN_FAILED);
        throw new ApiProblem(
            401, "That does not open anything", "The name or the password is not right.");
      }
      case Accounts.Entry.TooOften tooOften -> throw ApiProblem.tooMany();
    };
  }

  /** Begins a session and hands out its cookie. */
  static void begin(
      Staff staff,
      @Nullable Person person,
      Duration life,
      HttpServletRequest request,
      HttpServletResponse response) {
    String cookie = staff.sessions().begin(person, life);
    staff.audit().noteOf(person == null ? null : person.id(), What.SIGN_IN);
    int seconds = Math.toIntExact(life.toSeconds());
    response.addCookie(cookie(cookie, seconds, request.isSecure()));
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
    Caller caller = Callers.of(request);
    staff.audit().note(caller, What.SIGN_OUT, Place.NOWHERE);
    staff.sessions().end(caller.session());
    forget(request, response);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** Takes the cookie back. */
  static void forget(HttpServletRequest request, HttpServletResponse response) {
    response.addCookie(cookie("", 0, request.isSecure()));
  }

  private static Cookie cookie(String value, int seconds, boolean secure) {
    Cookie cookie = new Cookie(TeacherGate.COOKIE, value);
    cookie.setPath("/");
    cookie.setMaxAge(seconds);
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    cookie.setAttribute("SameSite", "Strict");
    return cookie;
  }
}
