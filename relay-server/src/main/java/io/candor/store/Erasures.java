package io.candor.store;

import io.candor.signaling.Tokens;
import io.candor.store.AttemptTables.Table;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Erasing attempts, in two steps with the blobs' removal between them: {@link #begin} takes the key
 * and every way in, {@link #complete} the rows. Whatever was begun is found again after a crash.
 */
public final class Erasures {
  private final Database database;

  public Erasures(Database database) {
    this.database = database;
  }

  /**
   * Marks an attempt as being erased: from now on its recordings cannot be opened and nobody gets
   * in, and there is no way back.
   *
   * @return whether it is marked; not so when it is held or there is none
   */
  public CompletableFuture<Boolean> begin(
      String attemptId, Erasure.Why why, @Nullable String byWhom) {
    return database.writer().submit(handle -> begin(handle, attemptId, why, byWhom));
  }

  private static boolean begin(
      Handle handle, String attemptId, Erasure.Why why, @Nullable String byWhom) {
    handle.execute(
        "insert into erasing (attempt_id, why, by_whom) select id, ?, ? from attempt where id = ?"
            + " and id not in (select attempt_id from legal_hold)"
            + " and id not in (select attempt_id from erasing)",
        why.wire(),
        byWhom,
        attemptId);
    boolean marked =
        handle
            .select("select 1 from erasing where attempt_id = ?", attemptId)
            .mapTo(Integer.class)
            .findOne()
            .isPresent();
    if (marked) {
      handle.execute("delete from attempt_key where attempt_id = ?", attemptId);
      handle.execute("delete from launch where attempt_id = ?", attemptId);
      handle.execute(
          "update attempt set state = 'finished', resume_hash = null where id = ?", attemptId);
    }
    return marked;
  }

  /** The attempts whose erasure has begun and is not complete. */
  public List<String> begun() {
    return strings("select attempt_id from erasing order by attempt_id");
  }

  /**
   * Removes every row about an attempt whose erasure has begun, and leaves a line that says so.
   *
   * @return whether there was one
   */
  public CompletableFuture<Boolean> complete(String attemptId, long now) {
    return database.writer().submit(handle -> complete(handle, attemptId, now));
  }

  private static boolean complete(Handle handle, String attemptId, long now) {
    int noted =
        handle.execute(
            "insert into erasure (attempt_hash, exam_id, why, by_whom, erased_at)"
                + " select ?, exam_id, why, by_whom, ? from attempt"
                + " join erasing on attempt_id = id where id = ?",
            Tokens.hash(attemptId),
            now,
            attemptId);
    if (noted == 0) {
      return false;
    }
    Deliveries.erased(handle, attemptId, now);
    // The audit log goes on telling what was done to it, but knows it as the line above does.
    handle.execute(
        "update audit set attempt_id = ? where attempt_id = ?", Tokens.hash(attemptId), attemptId);
    Optional<String> line = rosterLine(handle, attemptId);
    for (Table table : AttemptTables.referring(handle)) {
      handle.execute("delete" + table.where(), attemptId);
    }
    handle.execute("delete from attempt where id = ?", attemptId);
    line.ifPresent(id -> handle.execute("delete from enrolment where id = ?", id));
    Database.deletedForGood(handle);
    return true;
  }

  /** The line of the roster that goes with the attempt; after practice it stays, for the exam. */
  private static Optional<String> rosterLine(Handle handle, String attemptId) {
    return handle
        .select(
            "select enrolment_id from attempt join erasing on attempt_id = id"
                + " where id = ? and enrolment_id is not null and why <> 'practice'",
            attemptId)
        .mapTo(String.class)
        .findOne();
  }

  /** Removes the lines of an exam's roster that nobody has used; answers how many. */
  public CompletableFuture<Integer> forgetWhoNeverCame(String examId) {
    return database
        .writer()
        .submit(
            handle -> {
              int gone =
                  handle.execute(
                      "delete from enrolment where exam_id = ?"
                          + " and id not in (select enrolment_id from attempt"
                          + " where enrolment_id is not null)",
                      examId);
              if (gone > 0) {
                Database.deletedForGood(handle);
              }
              return gone;
            });
  }

  /** Lets nothing of what was removed remain in the database's files; false to try it later. */
  public boolean leaveNothing() {
    return database.leaveNothing();
  }

  /** What was erased of an exam, the earliest first. */
  public List<Erasure> ofExam(String examId) {
    return list("select * from erasure where exam_id = ? order by erased_at", examId);
  }

  /** What remains of an attempt. */
  public Optional<Erasure> of(String attemptId) {
    return list("select * from erasure where attempt_hash = ?", Tokens.hash(attemptId)).stream()
        .findFirst();
  }

  private List<Erasure> list(String sql, String argument) {
    return database
        .reading()
        .withHandle(handle -> handle.select(sql, argument).mapTo(Erasure.class).list());
  }

  private List<String> strings(String sql) {
    return database
        .reading()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
