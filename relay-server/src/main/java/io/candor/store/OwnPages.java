package io.candor.store;

import io.candor.signaling.Tokens;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Who may see a student's own page: whoever has its token, of which only the hash is kept. */
public final class OwnPages {
  private final Database database;

  public OwnPages(Database database) {
    this.database = database;
  }

  public CompletableFuture<Boolean> open(String token, String attemptId, long now) {
    return database
        .writer()
        .submit(
            handle ->
                handle.execute(
                        "insert into own_page (token_hash, attempt_id, made_at) values (?, ?, ?)",
                        Tokens.hash(token),
                        attemptId,
                        now)
                    > 0);
  }

  /** The attempt that a token shows. */
  public Optional<String> attemptOf(String token) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select attempt_id from own_page where token_hash = ?", Tokens.hash(token))
                    .mapTo(String.class)
                    .findOne());
  }
}
