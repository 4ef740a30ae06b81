package io.candor.store;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What students were shown when they agreed, word for word. */
public final class Wordings {
  private final Database database;

  public Wordings(Database database) {
    this.database = database;
  }

  /** Keeps what was shown, until the student has agreed: then it stays as it is. */
  public CompletableFuture<Boolean> shown(String attemptId, String text) {
    return database
        .writer()
        .submit(
            handle ->
                handle.execute(
                        "insert into consent_wording (attempt_id, text) select id, ? from attempt"
                            + " where id = ? and state = 'invited'"
                            + " on conflict (attempt_id) do update set text = excluded.text",
                        text,
                        attemptId)
                    > 0);
  }

  CompletableFuture<Boolean> forget(String attemptId) {
    return database
        .writer()
        .submit(
            handle ->
                handle.execute("delete from consent_wording where attempt_id = ?", attemptId) > 0);
  }

  public Optional<String> ofAttempt(String attemptId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select("select text from consent_wording where attempt_id = ?", attemptId)
                    .mapTo(String.class)
                    .findOne());
  }
}
