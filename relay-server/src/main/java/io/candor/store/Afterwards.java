package io.candor.store;

import java.util.concurrent.CompletableFuture;

/** What is kept of attempts for those who look at them afterwards. */
public record Afterwards(
    Notes notes,
    Browsers browsers,
    Wordings wordings,
    Statements statements,
    Reviews reviews,
    Accommodations accommodations,
    EvidenceRows evidence) {
  public static Afterwards of(Database database) {
    return new Afterwards(
        new Notes(database),
        new Browsers(database),
        new Wordings(database),
        new Statements(database),
        new Reviews(database),
        new Accommodations(database),
        new EvidenceRows(database));
  }

  /** The student does not take part after all: neither their browsers nor what they read stays. */
  public CompletableFuture<Boolean> forget(String attemptId) {
    var unused = browsers.forget(attemptId);
    return wordings.forget(attemptId);
  }
}
