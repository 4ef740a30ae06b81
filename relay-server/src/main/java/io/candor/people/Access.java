package io.candor.people;

import io.candor.store.Belonging;
import io.candor.store.Members;
import java.util.Locale;
import java.util.Optional;

/** Decides who may do what: everything that is asked for names the least role it takes. */
public final class Access {
  private final Members members;
  private final Belonging belonging;
  private final Audit audit;

  /** What came of asking. */
  public sealed interface Decision {
    /** Go on, in this role. */
    record Granted(Role role, Place place) implements Decision {}

    /** It is none of the caller's business whether this exists. */
    record Hidden() implements Decision {}

    /** It exists, the caller may know that, but may not do this. */
    record Refused() implements Decision {}
  }

  public Access(Members members, Belonging belonging, Audit audit) {
    this.members = members;
    this.belonging = belonging;
    this.audit = audit;
  }

  /** Decides, and notes a refusal in the audit log. {@code id} is what {@code scope} says. */
  public Decision decide(Caller caller, Role least, Scope scope, String id) {
    if (scope == Scope.NONE) {
      return decide(caller, institution(caller), least, Place.NOWHERE);
    }
    Optional<Place> place = place(scope, id);
    return place.isPresent()
        ? decide(caller, in(caller, place.get()), least, place.get())
        : new Decision.Hidden();
  }

  private Decision decide(Caller caller, Role role, Role least, Place place) {
    if (role.covers(least)) {
      return new Decision.Granted(role, place);
    }
    audit.look(caller, What.REFUSED, place);
    boolean stranger = place.exam() != null && role == Role.SIGNED_IN;
    return stranger ? new Decision.Hidden() : new Decision.Refused();
  }

  private static Role institution(Caller caller) {
    return caller.administrator() ? Role.ADMINISTRATOR : Role.SIGNED_IN;
  }

  private Role in(Caller caller, Place place) {
    String person = caller.id();
    if (caller.administrator() || person == null || place.exam() == null) {
      return institution(caller);
    }
    return members
        .role(place.exam(), person)
        .map(role -> Role.valueOf(role.toUpperCase(Locale.ROOT)))
        .orElse(Role.SIGNED_IN);
  }

  private Optional<Place> place(Scope scope, String id) {
    return switch (scope) {
      case NONE -> Optional.of(Place.NOWHERE);
      case EXAM -> belonging.exam(id).map(Place::exam);
      case ATTEMPT -> belonging.examOfAttempt(id).map(exam -> new Place(exam, id));
      case PART -> belonging.attemptOfPart(id).flatMap(attempt -> place(Scope.ATTEMPT, attempt));
    };
  }
}
