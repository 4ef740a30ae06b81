package io.candor.people;

import io.candor.signaling.Teacher;
import io.candor.signaling.TeacherGate;
import io.candor.signaling.Tokens;
import io.candor.store.People;
import io.candor.store.Person;
import io.candor.store.PersonSessions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. The cookie carries a token whose hash alone is in the database, so a session
 * outlives a restart and a stolen database opens none. Every question is asked of the database: a
 * person who has been disabled is out with the next one.
 */
public final class Sessions implements TeacherGate {
  /** However busy somebody is, this is the end. */
  public static final Duration LIFE = Duration.ofHours(12);

  /** Longer than most exams, in which a page may be looked at without a click. */
  static final Duration IDLE = Duration.ofHours(4);

  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
  private static final String FIRST_START = "first-start";

  private final People people;
  private final PersonSessions rows;
  private final OpenPages pages;
  private final Tokens tokens;
  private final InstantSource clock;

  public Sessions(
      People people, PersonSessions rows, OpenPages pages, Tokens tokens, InstantSource clock) {
    this.people = people;
    this.rows = rows;
    this.pages = pages;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** A new session's cookie; null is the first start, before there is an administrator. */
  public String begin(@Nullable Person person, Duration life) {
    String cookie = tokens.next();
    long now = clock.millis();
    rows.begin(Tokens.hash(cookie), person == null ? null : person.id(), now, now + life.toMillis())
        .join();
    return cookie;
  }

  /** Whose cookie this is. */
  public Optional<Caller> caller(String cookie) {
    return Tokens.wellFormed(cookie) ? ofSession(Tokens.hash(cookie)) : Optional.empty();
  }

  /** Who is signed in by this session, if it still goes on. */
  public Optional<Caller> ofSession(String session) {
    long now = clock.millis();
    Optional<PersonSessions.Row> row = rows.find(session, now, now - IDLE.toMillis());
    row.filter(found -> found.seenAt() < now - SEEN_EVERY.toMillis())
        .ifPresent(found -> rows.seen(session, now).join());
    return row.flatMap(this::caller);
  }

  private Optional<Caller> caller(PersonSessions.Row row) {
    if (row.personId() == null) {
      return people.administered() ? Optional.empty() : Optional.of(new Caller(row.id(), null));
    }
    return people
        .find(row.personId())
        .filter(person -> !person.disabled())
        .map(person -> new Caller(row.id(), person));
  }

  @Override
  public @Nullable Teacher teacher(String cookie) {
    return caller(cookie)
        .map(
            caller ->
                new Teacher(
                    caller.person() == null ? FIRST_START : caller.person().id(), caller.session()))
        .orElse(null);
  }

  /** Signs out of one session; its pages are cut off. */
  public void end(String session) {
    rows.end(session).join();
    pages.cutOff(session);
  }

  /** Signs a person, or the first start, out everywhere; all their pages are cut off. */
  public void endAll(@Nullable String personId) {
    var open = rows.of(personId);
    rows.endAll(personId).join();
    open.forEach(pages::cutOff);
  }

  /** Has somebody's pages come back anew, for they may see other things than before. */
  public void cutOffPages(String personId) {
    rows.of(personId).forEach(pages::cutOff);
  }
}
