package io.candor.api;

import io.candor.people.Sessions;
import io.candor.people.Staff;
import io.candor.people.What;
import io.candor.store.People;
import io.candor.store.Person;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/link}: what a one-time link is good for, and choosing a password with it. Its token
 * comes in the body, so that it is in no address and no proxy's log.
 */
final class LinkServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Json json = new Json();
  private final transient Staff staff;

  private record Opened(@Nullable String token) {}

  /** Whose link it is; without a name it makes an administrator. */
  private record Whose(@Nullable String name, @Nullable String signInName) {}

  private record Chosen(
      @Nullable String token,
      @Nullable String name,
      @Nullable String signInName,
      @Nullable String password) {}

  LinkServlet(Staff staff) {
    this.staff = staff;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (Paths.segment(request, 3).equals("password")) {
      choose(json.body(request, Chosen.class), request, response);
      return;
    }
    Optional<Person> person = person(open(json.body(request, Opened.class).token()));
    json.write(
        response,
        200,
        person
            .map(whose -> new Whose(whose.name(), whose.signInName()))
            .orElseGet(() -> new Whose(null, null)));
  }

  private void choose(Chosen chosen, HttpServletRequest request, HttpServletResponse response) {
    Optional<Person> invited = person(open(chosen.token()));
    String password = Wording.password(chosen.password());
    String name = invited.isPresent() ? "" : Wording.name(chosen.name());
    String signInName = invited.isPresent() ? "" : Wording.signInName(chosen.signInName());
    if (!staff.accounts().spend(String.valueOf(chosen.token()))) {
      throw worthless();
    }
    Person person = invited.orElseGet(() -> administrator(name, signInName));
    staff.accounts().password(person.id(), password);
    staff.audit().noteOf(person.id(), What.PASSWORD_CHANGED);
    staff.sessions().endAll(person.id());
    if (person.administrator()) {
      staff.sessions().endAll(null);
    }
    SessionServlet.begin(staff, person, Sessions.LIFE, request, response);
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
  }

  /** Whoever runs the server may become any administrator, a locked-out one too. */
  private Person administrator(String name, String signInName) {
    Person person =
        staff
            .accounts()
            .invite(name, signInName, true)
            .or(() -> staff.people().bySignInName(signInName))
            .orElseThrow(ApiProblem::notFound);
    staff.people().enable(person.id()).join();
    staff.people().administrator(person.id(), true).join();
    staff.audit().noteOf(person.id(), What.ADMINISTRATOR_MADE);
    return staff.people().find(person.id()).orElseThrow();
  }

  private Optional<Person> person(People.Link link) {
    return Optional.ofNullable(link.personId())
        .map(
            id ->
                staff
                    .people()
                    .find(id)
                    .filter(person -> !person.disabled())
                    .orElseThrow(LinkServlet::worthless));
  }

  private People.Link open(@Nullable String token) {
    return staff.accounts().open(token == null ? "" : token).orElseThrow(LinkServlet::worthless);
  }

  private static ApiProblem worthless() {
    return new ApiProblem(
        404, "This link has been used or is too old", "Ask an administrator for a new one.");
  }
}
