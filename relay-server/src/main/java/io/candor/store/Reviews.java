package io.candor.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What people made of flags: only ever added to; the last review of an event holds. */
public final class Reviews {
  private final Database database;

  public Reviews(Database database) {
    this.database = database;
  }

  /** Adds a review; false when what it is about isn't there any more. */
  public CompletableFuture<Boolean> add(Review review) {
    return database
        .writer()
        .submit(
            handle ->
                handle
                        .createUpdate(
                            "insert into review (id, attempt_id, event_seq, state, reason,"
                                + " author_id, author, reviewed_at) select :id, attempt_id, seq,"
                                + " :state, :reason, :authorId, :author, :reviewedAt from event"
                                + " where attempt_id = :attemptId and seq = :eventSeq"
                                + " and attempt_id not in (select attempt_id from erasing)")
                        .bindMethods(review)
                        .execute()
                    > 0);
  }

  /** The reviews of an attempt, the earliest first. */
  public List<Review> ofAttempt(String attemptId) {
    return list("where attempt_id = ?", attemptId);
  }

  /** The reviews of all attempts of an exam, the earliest first. */
  public List<Review> ofExam(String examId) {
    return list("where attempt_id in (select id from attempt where exam_id = ?)", examId);
  }

  private List<Review> list(String which, String argument) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select * from review " + which + " order by reviewed_at, rowid", argument)
                    .mapTo(Review.class)
                    .list());
  }
}
