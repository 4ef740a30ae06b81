package io.candor.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What is agreed on for single students: only ever added to; of an option the last one holds. */
public final class Accommodations {
  private final Database database;

  public Accommodations(Database database) {
    this.database = database;
  }

  /** Adds one; false when the attempt isn't there any more. */
  public CompletableFuture<Boolean> add(Accommodation accommodation) {
    return database
        .writer()
        .submit(
            handle ->
                handle
                        .createUpdate(
                            "insert into accommodation (id, attempt_id, option, percent, reason,"
                                + " author_id, author, made_at) select :id, id, :option, :percent,"
                                + " :reason, :authorId, :author, :madeAt from attempt"
                                + " where id = :attemptId"
                                + " and id not in (select attempt_id from erasing)")
                        .bindMethods(accommodation)
                        .execute()
                    > 0);
  }

  /** Those of an attempt, the earliest first. */
  public List<Accommodation> ofAttempt(String attemptId) {
    return list("where attempt_id = ?", attemptId);
  }

  /** Those of all attempts of an exam, the earliest first. */
  public List<Accommodation> ofExam(String examId) {
    return list("where attempt_id in (select id from attempt where exam_id = ?)", examId);
  }

  private List<Accommodation> list(String which, String argument) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select * from accommodation " + which + " order by made_at, rowid",
                        argument)
                    .mapTo(Accommodation.class)
                    .list());
  }
}
