package io.candor.api;

import io.candor.people.Role;
import io.candor.store.Note;
import io.candor.store.Person;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whoever reads a report.
 *
 * @param id null for the first start's link, before there are accounts
 * @param name what stands beside their notes
 */
record Reader(@Nullable String id, String name, boolean mayNote) {
  static Reader of(HttpServletRequest request) {
    Person person = Callers.of(request).person();
    boolean mayNote = Callers.role(request).covers(Role.TEACHER);
    return person == null
        ? new Reader(null, "administrator", mayNote)
        : new Reader(person.id(), person.name(), mayNote);
  }

  /** The student, who reads what was written and not by whom. */
  static Reader student() {
    return new Reader(null, "", false);
  }

  /** Whoever of the institution may look may say what a flag was. */
  boolean mayReview() {
    return !name.isEmpty();
  }

  /** Whose note it is, for this reader. */
  String of(Note note) {
    return named(note.author());
  }

  /** Somebody's name, for this reader. */
  String named(String author) {
    return name.isEmpty() ? "" : author;
  }

  boolean wrote(Note note) {
    return mayNote && Objects.equals(id, note.authorId());
  }
}
