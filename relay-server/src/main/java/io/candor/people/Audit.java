package io.candor.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.candor.store.AuditLine;
import io.candor.store.AuditLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Writes the audit log; what is noted is on the disk before whoever asked gets an answer. */
public final class Audit {
  /** A player asks for a recording many times: as long as it goes on, that is one look. */
  private static final Duration ONE_LOOK = Duration.ofMinutes(10);

  private final AuditLog log;
  private final InstantSource clock;
  private final Cache<Look, Boolean> looks;

  private record Look(String session, What what, Place place) {}

  /** {@code nanos} is a monotonic clock. */
  public Audit(AuditLog log, InstantSource clock, LongSupplier nanos) {
    this.log = log;
    this.clock = clock;
    this.looks =
        Caffeine.newBuilder()
            .expireAfterAccess(ONE_LOOK)
            .maximumSize(100_000)
            .ticker(nanos::getAsLong)
            .build();
  }

  /** Notes what somebody did somewhere. Blocks until it is committed. */
  public void note(@Nullable Caller who, What what, Place place) {
    note(who, what, place, null);
  }

  /** Notes what somebody did to {@code subject}, a person. Blocks until it is committed. */
  public void note(@Nullable Caller who, What what, Place place, @Nullable String subject) {
    write(who == null ? null : who.id(), what, place, subject);
  }

  /** Notes what was done to or tried with an account, without a session. */
  public void noteOf(@Nullable String personId, What what) {
    write(personId, what, Place.NOWHERE, null);
  }

  /** Notes a look, or a refusal, once however often the same session repeats it. */
  public void look(Caller who, What what, Place place) {
    look(new Look(who.session(), what, place), who.id());
  }

  /** Notes that a student looked at their own attempt, once however often they repeat it. */
  public void lookOfStudent(What what, Place own) {
    look(new Look("student", what, own), null);
  }

  private void look(Look look, @Nullable String person) {
    if (looks.getIfPresent(look) == null) {
      write(person, look.what(), look.place(), null);
      looks.put(look, true);
    }
  }

  private void write(@Nullable String person, What what, Place place, @Nullable String subject) {
    log.add(
            new AuditLine(
                0, clock.millis(), person, what.wire(), place.exam(), place.attempt(), subject))
        .join();
  }
}
