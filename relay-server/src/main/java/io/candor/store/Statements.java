package io.candor.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What students say to their attempts: only ever added to, and only so often. */
public final class Statements {
  /** How many one attempt may have. */
  public static final int MOST = 20;

  private final Database database;

  public Statements(Database database) {
    this.database = database;
  }

  /** Adds a statement; false when there are enough, or what it is about isn't there any more. */
  public CompletableFuture<Boolean> add(Statement statement) {
    return database
        .writer()
        .submit(
            handle ->
                handle
                        .createUpdate(
                            "insert into statement (id, attempt_id, event_seq, text, written_at)"
                                + " select :id, id, :eventSeq, :text, :writtenAt from attempt"
                                + " where id = :attemptId"
                                + " and id not in (select attempt_id from erasing)"
                                + " and (select count(*) from statement"
                                + " where attempt_id = :attemptId) < "
                                + MOST
                                + " and (:eventSeq is null or exists (select 1 from event"
                                + " where attempt_id = :attemptId and seq = :eventSeq))")
                        .bindMethods(statement)
                        .execute()
                    > 0);
  }

  /** The statements on an attempt, the earliest first. */
  public List<Statement> ofAttempt(String attemptId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select * from statement where attempt_id = ? order by written_at, rowid",
                        attemptId)
                    .mapTo(Statement.class)
                    .list());
  }
}
