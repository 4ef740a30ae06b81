package io.candor.api;

import io.candor.people.Accounts;
import io.candor.people.Caller;
import io.candor.people.Place;
import io.candor.people.Staff;
import io.candor.people.What;
import io.candor.store.Person;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code /api/people}: everybody who may sign in, for administrators. */
final class PeopleServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Json json = new Json();
  private final transient Staff staff;
  private final transient Supplier<String> origin;

  private record View(
      String id,
      String name,
      String signInName,
      boolean administrator,
      boolean disabled,
      boolean invited,
      long createdAt) {
    static View of(Person person) {
      return new View(
          person.id(),
          person.name(),
          person.signInName(),
          person.administrator(),
          person.disabled(),
          person.password() == null,
          person.createdAt());
    }
  }

  private record NewPerson(
      @Nullable String name, @Nullable String signInName, @Nullable Boolean administrator) {}

  private record Change(@Nullable Boolean administrator, @Nullable Boolean disabled) {}

  PeopleServlet(Staff staff, Supplier<String> origin) {
    this.staff = staff;
    this.origin = origin;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    json.write(response, 200, staff.people().all().stream().map(View::of).toList());
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String id = Paths.segment(request, 3);
    if (id.isEmpty()) {
      invite(request, response);
      return;
    }
    Person person = staff.people().find(id).orElseThrow(ApiProblem::notFound);
    Caller caller = Callers.of(request);
    if (Paths.segment(request, 4).equals("link")) {
      staff.audit().note(caller, What.PERSON_RESET, Place.NOWHERE, id);
      json.write(response, 201, Map.of("link", link(id)));
      return;
    }
    change(caller, person, json.body(request, Change.class));
    json.write(response, 200, View.of(staff.people().find(id).orElseThrow(ApiProblem::notFound)));
  }

  private void invite(HttpServletRequest request, HttpServletResponse response) throws IOException {
    NewPerson wanted = json.body(request, NewPerson.class);
    Person person =
        staff
            .accounts()
            .invite(
                Wording.name(wanted.name()),
                Wording.signInName(wanted.signInName()),
                Boolean.TRUE.equals(wanted.administrator()))
            .orElseThrow(
                () ->
                    new ApiProblem(
                        409, "That sign-in name is taken", "Choose another, or reset theirs."));
    staff.audit().note(Callers.of(request), What.PERSON_INVITED, Place.NOWHERE, person.id());
    json.write(response, 201, Map.of("person", View.of(person), "link", link(person.id())));
  }

  private String link(String personId) {
    return origin.get() + "/console/#link=" + staff.accounts().link(personId, Accounts.LINK_LIFE);
  }

  private void change(Caller caller, Person person, Change change) {
    Boolean administrator = change.administrator();
    Boolean disabled = change.disabled();
    if (administrator != null && administrator != person.administrator()) {
      done(staff.people().administrator(person.id(), administrator).join());
      What what = administrator ? What.ADMINISTRATOR_MADE : What.ADMINISTRATOR_UNMADE;
      staff.audit().note(caller, what, Place.NOWHERE, person.id());
      staff.sessions().cutOffPages(person.id());
    }
    if (disabled != null && disabled != person.disabled()) {
      done(disabled ? disable(person) : staff.people().enable(person.id()).join());
      What what = disabled ? What.PERSON_DISABLED : What.PERSON_ENABLED;
      staff.audit().note(caller, what, Place.NOWHERE, person.id());
    }
  }

  private boolean disable(Person person) {
    boolean disabled = staff.accounts().disable(person.id());
    if (disabled) {
      staff.sessions().endAll(person.id());
    }
    return disabled;
  }

  private static void done(boolean done) {
    if (!done) {
      throw new ApiProblem(
          409, "Somebody has to administer", "Make another person an administrator first.");
    }
  }
}
