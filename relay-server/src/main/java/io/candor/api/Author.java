package io.candor.api;

import io.candor.store.Person;
import jakarta.servlet.http.HttpServletRequest;

/** Who writes a note: the name that stands beside it. */
final class Author {
  private Author() {}

  static String of(HttpServletRequest request) {
    Person person = Callers.of(request).person();
    return person == null ? "administrator" : person.name();
  }
}
