package io.candor.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Who did and saw what: lines are only ever added. */
public final class AuditLog {
  private final Database database;

  public AuditLog(Database database) {
    this.database = database;
  }

  /** Adds a line; its id is not looked at. */
  public CompletableFuture<Integer> add(AuditLine line) {
    return database
        .writer()
        .submit(
            handle ->
                handle
                    .createUpdate(
                        "insert into audit (at, person_id, what, exam_id, attempt_id, subject_id)"
                            + " values (:at, :personId, :what, :examId, :attemptId, :subjectId)")
                    .bindMethods(line)
                    .execute());
  }

  /** What was done to an attempt and who looked at it, the earliest first. */
  public List<AuditLine> ofAttempt(String attemptId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select("select * from audit where attempt_id = ? order by id", attemptId)
                    .mapTo(AuditLine.class)
                    .list());
  }

  /** At most {@code most} lines older than {@code before}, the latest first. */
  public List<AuditLine> before(long before, int most) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select * from audit where id < ? order by id desc limit ?", before, most)
                    .mapTo(AuditLine.class)
                    .list());
  }
}
