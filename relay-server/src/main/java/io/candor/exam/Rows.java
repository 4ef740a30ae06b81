package io.candor.exam;

import io.candor.store.Afterwards;
import io.candor.store.AttemptRows;
import io.candor.store.Attempts;
import io.candor.store.ClientRows;
import io.candor.store.Database;
import io.candor.store.Enrolments;
import io.candor.store.Erasures;
import io.candor.store.Events;
import io.candor.store.Exams;
import io.candor.store.Launches;
import io.candor.store.LegalHolds;
import io.candor.store.Parts;
import io.candor.store.Standings;

/** Everything the room reads and writes in the database. */
public record Rows(
    Exams exams,
    Enrolments enrolments,
    Attempts attempts,
    Launches launches,
    Events events,
    Standings standings,
    Parts parts,
    LegalHolds holds,
    Erasures erasures,
    AttemptRows everything,
    Afterwards afterwards,
    ClientRows clients) {
  public static Rows of(Database database) {
    return new Rows(
        new Exams(database),
        new Enrolments(database),
        new Attempts(database),
        new Launches(database),
        new Events(database),
        new Standings(database),
        new Parts(database),
        new LegalHolds(database),
        new Erasures(database),
        new AttemptRows(database),
        Afterwards.of(database),
        ClientRows.of(database));
  }
}
