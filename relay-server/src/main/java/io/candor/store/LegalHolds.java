package io.candor.store;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The attempts that must not be erased. */
public final class LegalHolds {
  private final Database database;

  public LegalHolds(Database database) {
    this.database = database;
  }

  public Optional<LegalHold> of(String attemptId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select("select * from legal_hold where attempt_id = ?", attemptId)
                    .mapTo(LegalHold.class)
                    .findOne());
  }

  /**
   * Holds an attempt; one that is held already gets the new reason.
   *
   * @return whether it is held; not so when there is no such attempt or its erasure has begun
   */
  public CompletableFuture<Boolean> hold(LegalHold hold) {
    return database
        .writer()
        .submit(
            handle ->
                handle
                        .createUpdate(
                            "insert or replace into legal_hold (attempt_id, by_whom, reason, since)"
                                + " select id, :byWhom, :reason, :since from attempt"
                                + " where id = :attemptId and id not in"
                                + " (select attempt_id from erasing)")
                        .bindMethods(hold)
                        .execute()
                    > 0);
  }

  /** Lifts the hold; false when there was none. */
  public CompletableFuture<Boolean> lift(String attemptId) {
    return database
        .writer()
        .submit(
            handle -> handle.execute("delete from legal_hold where attempt_id = ?", attemptId) > 0);
  }
}
