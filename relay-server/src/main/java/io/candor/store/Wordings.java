package io.candor.store;

import io.candor.signaling.Tokens;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What students were shown when they agreed, word for word; each wording is kept once. */
public final class Wordings {
  private final Database database;

  public Wordings(Database database) {
    this.database = database;
  }

  /** Keeps what was shown; the first time counts. */
  public CompletableFuture<Boolean> shown(String attemptId, String text) {
    String hash = Tokens.hash(text);
    return database
        .writer()
        .submit(
            handle -> {
              handle.execute(
                  "insert or ignore into consent_wording (hash, text) values (?, ?)", hash, text);
              return handle.execute(
                      "insert or ignore into consent_shown (attempt_id, hash) values (?, ?)",
                      attemptId,
                      hash)
                  > 0;
            });
  }

  public Optional<String> ofAttempt(String attemptId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select text from consent_wording join consent_shown using (hash)"
                            + " where attempt_id = ?",
                        attemptId)
                    .mapTo(String.class)
                    .findOne());
  }
}
