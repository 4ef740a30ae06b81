package io.candor.lms;

import io.candor.exam.Clockwork;
import io.candor.people.Place;
import io.candor.people.Role;
import io.candor.people.Staff;
import io.candor.people.What;
import io.candor.signaling.Tokens;
import io.candor.store.Client;
import io.candor.store.Entries;
import io.candor.store.Person;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Lets teachers in whom a client vouches for: no second password. Thread-safe; blocks. */
public final class Entrance {
  /** How long a link waits. */
  public static final Duration LINK_LIFE = Duration.ofMinutes(1);

  /** How long whoever came by one stays signed in. */
  public static final Duration SESSION_LIFE = Duration.ofHours(4);

  private final Entries entries;
  private final Staff staff;
  private final Clockwork clockwork;

  public Entrance(Entries entries, Staff staff, Clockwork clockwork) {
    this.entries = entries;
    this.staff = staff;
    this.clockwork = clockwork;
  }

  /** A link's token, and until when it is good, epoch milliseconds. */
  public record Link(String token, long expiresAt) {}

  /**
   * Gives somebody a role in an exam, and a link to one of its pages; empty when an administrator
   * of this server has disabled them.
   *
   * @param role teacher or reviewer
   * @param page what stands behind the console's {@code #}
   */
  public Optional<Link> link(
      Client client, String userId, String name, Role role, String examId, String page) {
    long now = clockwork.now();
    Person fresh =
        new Person(
            clockwork.ids().next(),
            // A colon is in no sign-in name that somebody has chosen.
            "lms:" + client.id() + ":" + userId,
            name,
            null,
            false,
            now,
            null);
    String person = entries.known(client.id(), userId, fresh).join();
    if (staff.people().find(person).filter(known -> !known.disabled()).isEmpty()) {
      return Optional.empty();
    }
    staff.members().put(examId, person, role.name().toLowerCase(Locale.ROOT)).join();
    staff.audit().note(null, What.MEMBER_ADDED, Place.exam(examId), person);
    String token = clockwork.tokens().next();
    long expires = now + LINK_LIFE.toMillis();
    entries.add(Tokens.hash(token), new Entries.Entry(person, page), now, expires).join();
    return Optional.of(new Link(token, expires));
  }

  /** Who came, and to which page. */
  public record Come(Person person, String page) {}

  /** Spends a link. */
  public Optional<Come> come(String token) {
    return Tokens.wellFormed(token)
        ? entries
            .spend(Tokens.hash(token), clockwork.now())
            .join()
            .flatMap(
                entry ->
                    staff
                        .people()
                        .find(entry.personId())
                        .map(person -> new Come(person, entry.page())))
        : Optional.empty();
  }
}
