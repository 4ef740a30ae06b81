package io.candor.store;

import java.util.Optional;

/** Which exam something belongs to. */
public final class Belonging {
  private final Database database;

  public Belonging(Database database) {
    this.database = database;
  }

  public Optional<String> exam(String examId) {
    return one("select id from exam where id = ?", examId);
  }

  public Optional<String> examOfAttempt(String attemptId) {
    return one("select exam_id from attempt where id = ?", attemptId);
  }

  public Optional<String> attemptOfPart(String partId) {
    return one("select attempt_id from part where id = ?", partId);
  }

  private Optional<String> one(String sql, String id) {
    return database
        .reading()
        .withHandle(handle -> handle.select(sql, id).mapTo(String.class).findOne());
  }
}
