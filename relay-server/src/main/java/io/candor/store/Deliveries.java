package io.candor.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** What clients are still to be told; of an attempt at most one line for each kind of news. */
public final class Deliveries {
  public static final String RESULT = "attempt.result";
  public static final String ERASED = "attempt.erased";

  private static final String NOTE =
      "insert into delivery (client_id, kind, attempt, exam, user_id, made_at, tries, next_at)"
          + " select ca.client_id, ?, ca.name, ce.name, ca.user_id, ?, 0, ?"
          + " from client_attempt ca join client on client.id = ca.client_id"
          + " join attempt a on a.id = ca.attempt_id"
          + " join client_exam ce on ce.exam_id = a.exam_id"
          + " where ca.attempt_id = ? and client.hook is not null"
          + " on conflict (client_id, attempt, kind)"
          + " do update set made_at = excluded.made_at, tries = 0, next_at = excluded.next_at";

  private final Database database;

  public Deliveries(Database database) {
    this.database = database;
  }

  /** An attempt's result is new; false when nobody is to be told. */
  public CompletableFuture<Boolean> result(String attemptId, long now) {
    return database.writer().submit(handle -> note(handle, RESULT, attemptId, now));
  }

  /** Notes it while the attempt's rows are still there, in the same transaction. */
  static boolean erased(Handle handle, String attemptId, long now) {
    boolean told = note(handle, ERASED, attemptId, now);
    handle.execute(
        "delete from delivery where kind = ? and (client_id, attempt) in"
            + " (select client_id, name from client_attempt where attempt_id = ?)",
        RESULT,
        attemptId);
    return told;
  }

  private static boolean note(Handle handle, String kind, String attemptId, long now) {
    return handle.execute(NOTE, kind, now, now, attemptId) > 0;
  }

  /** What is to be told now, the longest due first. */
  public List<Delivery> due(long now, int most) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select client_id, kind, attempt, exam, user_id, made_at, tries"
                            + " from delivery where next_at <= ? order by next_at limit ?",
                        now,
                        most)
                    .mapTo(Delivery.class)
                    .list());
  }

  /** It was taken, or is given up; newer news of the same kind stay. */
  public CompletableFuture<Boolean> done(Delivery told) {
    return change(
        "delete from delivery where client_id = ? and attempt = ? and kind = ? and made_at = ?",
        told.clientId(),
        told.attempt(),
        told.kind(),
        told.madeAt());
  }

  /** It was not taken, and is tried again then. */
  public CompletableFuture<Boolean> again(Delivery told, long nextAt) {
    return change(
        "update delivery set tries = tries + 1, next_at = ?"
            + " where client_id = ? and attempt = ? and kind = ? and made_at = ?",
        nextAt,
        told.clientId(),
        told.attempt(),
        told.kind(),
        told.madeAt());
  }

  private CompletableFuture<Boolean> change(String sql, Object... arguments) {
    return database.writer().submit(handle -> handle.execute(sql, arguments) > 0);
  }
}
