package io.candor.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.candor.signaling.Ids;
import io.candor.signaling.Tokens;
import io.candor.store.People;
import io.candor.store.Person;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** People's accounts: inviting, choosing a password, signing in. */
public final class Accounts {
  /** How long an invitation or a reset waits for its person. */
  public static final Duration LINK_LIFE = Duration.ofDays(7);

  static final int MOST_FAILURES = 10;
  private static final Duration FAILURES_COUNT = Duration.ofMinutes(5);

  private final People people;
  private final Passwords passwords;
  private final Ids ids;
  private final Tokens tokens;
  private final InstantSource clock;
  private final Cache<String, AtomicInteger> failures;

  /** What came of signing in. */
  public sealed interface Entry {
    record In(Person person) implements Entry {}

    /** {@code personId} for the audit log only, never for the answer. */
    record Wrong(@Nullable String personId) implements Entry {}

    record TooOften() implements Entry {}
  }

  /** {@code nanos} is a monotonic clock. */
  public Accounts(
      People people,
      Passwords passwords,
      Ids ids,
      Tokens tokens,
      InstantSource clock,
      LongSupplier nanos) {
    this.people = people;
    this.passwords = passwords;
    this.ids = ids;
    this.tokens = tokens;
    this.clock = clock;
    this.failures =
        Caffeine.newBuilder()
            .expireAfterWrite(FAILURES_COUNT)
            .maximumSize(100_000)
            .ticker(nanos::getAsLong)
            .build();
  }

  /** Answers alike, and as slowly, whether the name, the password or the account is wrong. */
  public Entry signIn(String signInName, String password) {
    AtomicInteger failed =
        failures.get(
            Tokens.hash(signInName.toLowerCase(Locale.ROOT)), fresh -> new AtomicInteger());
    if (failed.incrementAndGet() > MOST_FAILURES) {
      return new Entry.TooOften();
    }
    Optional<Person> person = people.bySignInName(signInName);
    boolean right = passwords.matches(password, person.map(Person::password).orElse(null));
    if (!right || person.orElseThrow().disabled()) {
      return new Entry.Wrong(person.map(Person::id).orElse(null));
    }
    failed.set(0);
    return new Entry.In(person.get());
  }

  /** Whether this is the person's password; counts like signing in. */
  public boolean confirms(Person person, String password) {
    return signIn(person.signInName(), password) instanceof Entry.In;
  }

  /** Adds somebody who has no password yet, or empty when the sign-in name is taken. */
  public Optional<Person> invite(String name, String signInName, boolean administrator) {
    Person person =
        new Person(ids.next(), signInName, name, null, administrator, clock.millis(), null);
    return people.add(person).join() ? Optional.of(person) : Optional.empty();
  }

  /** A new one-time link's token; those before are void. Null makes an administrator. */
  public String link(@Nullable String personId, Duration life) {
    String token = tokens.next();
    people.link(Tokens.hash(token), personId, clock.millis() + life.toMillis()).join();
    return token;
  }

  /** What a token is good for. */
  public Optional<People.Link> open(String token) {
    return people.link(Tokens.hash(token), clock.millis());
  }

  /** Spends a token: whoever had it has chosen a password. False when somebody was quicker. */
  public boolean spend(String token) {
    return people.spend(Tokens.hash(token), clock.millis()).join();
  }

  /** Disables somebody; false when nobody else administers. */
  public boolean disable(String personId) {
    return people.disable(personId, clock.millis()).join();
  }

  /** Sets a password. */
  public void password(String personId, String password) {
    people.password(personId, passwords.hash(password)).join();
  }
}
