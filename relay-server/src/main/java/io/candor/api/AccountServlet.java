package io.candor.api;

import io.candor.people.Caller;
import io.candor.people.Place;
import io.candor.people.Sessions;
import io.candor.people.Staff;
import io.candor.people.What;
import io.candor.store.Person;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code /api/account}: one's own password, and signing out everywhere. */
final class AccountServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Json json = new Json();
  private final transient Staff staff;

  private record Change(@Nullable String password, @Nullable String fresh) {}

  AccountServlet(Staff staff) {
    this.staff = staff;
  }

  /** A new password ends every other session. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Change change = json.body(request, Change.class);
    Caller caller = Callers.of(request);
    Person person = caller.person();
    if (person == null) {
      throw ApiProblem.badRequest("There is no account yet; make the first one.");
    }
    String fresh = Wording.password(change.fresh());
    String password = change.password() == null ? "" : change.password();
    if (!staff.accounts().confirms(person, password)) {
      staff.audit().note(caller, What.SIGN_IN_FAILED, Place.NOWHERE);
      throw ApiProblem.badRequest("The password until now is not right.");
    }
    staff.accounts().password(person.id(), fresh);
    staff.audit().note(caller, What.PASSWORD_CHANGED, Place.NOWHERE);
    staff.sessions().endAll(person.id());
    SessionServlet.begin(staff, person, Sessions.LIFE, request, response);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
    Caller caller = Callers.of(request);
    staff.audit().note(caller, What.SIGN_OUT_EVERYWHERE, Place.NOWHERE);
    staff.sessions().endAll(caller.id());
    SessionServlet.forget(request, response);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }
}
