package io.candor.store;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;

/** The launch tokens handed out, each good for one way in, known by their hashes only. */
public final class Launches {
  private final Database database;

  public Launches(Database database) {
    this.database = database;
  }

  public CompletableFuture<Integer> add(String hash, String attemptId, long expiresAt) {
    return database
        .writer()
        .submit(
            handle ->
                handle.execute(
                    "insert into launch (token_hash, attempt_id, expires_at) values (?, ?, ?)",
                    hash,
                    attemptId,
                    expiresAt));
  }

  /** The attempt that a launch token is for, if it is neither spent nor too old. */
  public Optional<String> attempt(String hash, long now) {
    return database.reading().withHandle(handle -> attempt(handle, hash, now));
  }

  private static Optional<String> attempt(Handle handle, String hash, long now) {
    return handle
        .select(
            "select attempt_id from launch"
                + " where token_hash = ? and spent_at is null and expires_at > ?",
            hash,
            now)
        .mapTo(String.class)
        .findOne();
  }

  /**
   * Lets a browser in by a launch token that is neither spent nor too old, and binds the attempt to
   * a new resume token; the token stays good until it is {@link #spent}.
   *
   * @return the attempt's id, or empty when the token is good for nothing
   */
  public CompletableFuture<Optional<String>> enter(String hash, String resumeHash, long now) {
    return database.writer().submit(handle -> enter(handle, hash, resumeHash, now));
  }

  private static Optional<String> enter(Handle handle, String hash, String resumeHash, long now) {
    Optional<String> attempt = attempt(handle, hash, now);
    attempt.ifPresent(
        id -> handle.execute("update attempt set resume_hash = ? where id = ?", resumeHash, id));
    return attempt;
  }

  /** The browser has what it came for: the token is worth nothing from now on. */
  public CompletableFuture<Boolean> spent(String hash, long now) {
    return database
        .writer()
        .submit(
            handle ->
                handle.execute(
                        "update launch set spent_at = ? where token_hash = ? and spent_at is null",
                        now,
                        hash)
                    > 0);
  }
}
