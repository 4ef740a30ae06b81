package io.candor.api;

import io.candor.lms.LmsParts;
import io.candor.people.Audit;
import io.candor.people.Place;
import io.candor.people.What;
import io.candor.signaling.Tokens;
import io.candor.store.Client;
import io.candor.store.ClientAttempt;
import java.util.List;

/** Erases what a learning management system asks to have erased, and notes that it did. */
record LmsErasing(LmsParts lms, Audit audit) {
  /** How many attempts are gone, and how many somebody keeps from being erased. */
  record Erased(int erased, int held) {}

  Erased user(Client client, String userId) {
    return all(
        client,
        lms.sittings().ofUser(client, userId).stream()
            .flatMap(status -> lms.sittings().find(client, status.attempt()).stream())
            .toList());
  }

  Erased exam(Client client, String exam) {
    return all(client, lms.exams().attempts(client, exam));
  }

  private Erased all(Client client, List<ClientAttempt> attempts) {
    int erased = (int) attempts.stream().filter(attempt -> attempt(client, attempt)).count();
    return new Erased(erased, attempts.size() - erased);
  }

  /** Whether it is gone; not so when it is held. */
  boolean attempt(Client client, ClientAttempt attempt) {
    boolean erased = lms.sittings().erase(attempt);
    if (erased) {
      // The line knows the attempt as the line that remains of it does.
      Place place = new Place(null, Tokens.hash(attempt.attemptId()));
      audit.note(null, What.ATTEMPT_ERASED, place, client.id());
    }
    return erased;
  }

  static ApiProblem held() {
    return new ApiProblem(
            409,
            "This is held",
            "An administrator of Candor keeps it from being erased; ask them to lift the hold.")
        .typed("held");
  }
}
