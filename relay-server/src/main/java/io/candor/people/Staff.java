package io.candor.people;

import io.candor.signaling.Ids;
import io.candor.signaling.Tokens;
import io.candor.store.AuditLog;
import io.candor.store.Belonging;
import io.candor.store.Database;
import io.candor.store.Members;
import io.candor.store.People;
import io.candor.store.PersonSessions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** Everything about those who work here. */
public record Staff(
    People people,
    Members members,
    AuditLog log,
    Accounts accounts,
    Sessions sessions,
    OpenPages pages,
    Access access,
    Audit audit) {

  /** {@code nanos} is a monotonic clock. */
  public static Staff of(
      Database database, SecureRandom random, InstantSource clock, LongSupplier nanos) {
    People people = new People(database);
    Members members = new Members(database);
    AuditLog log = new AuditLog(database);
    Tokens tokens = new Tokens(random);
    OpenPages pages = new OpenPages();
    Audit audit = new Audit(log, clock, nanos);
    return new Staff(
        people,
        members,
        log,
        new Accounts(people, new Passwords(random), new Ids(random), tokens, clock, nanos),
        new Sessions(people, new PersonSessions(database), pages, tokens, clock),
        pages,
        new Access(members, new Belonging(database), audit),
        audit);
  }
}
