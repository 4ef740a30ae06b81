package io.candor.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Who is signed in, by the hash of what the cookie carries. */
public final class PersonSessions {
  private final Database database;

  public PersonSessions(Database database) {
    this.database = database;
  }

  /** A session that is good; without a person it is the first start's. */
  public record Row(String id, @Nullable String personId, long seenAt) {}

  public CompletableFuture<Integer> begin(
      String id, @Nullable String personId, long now, long endsAt) {
    return database
        .writer()
        .submit(
            handle -> {
              handle.execute("delete from session where ends_at < ?", now);
              return handle.execute(
                  "insert into session (id, person_id, created_at, seen_at, ends_at)"
                      + " values (?, ?, ?, ?, ?)",
                  id,
                  personId,
                  now,
                  now,
                  endsAt);
            });
  }

  /** The session, unless it is over or nobody has been seen in it since {@code seenAfter}. */
  public Optional<Row> find(String id, long now, long seenAfter) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select id, person_id, seen_at from session"
                            + " where id = ? and ends_at > ? and seen_at > ?",
                        id,
                        now,
                        seenAfter)
                    .map(
                        (rows, context) ->
                            new Row(rows.getString(1), rows.getString(2), rows.getLong(3)))
                    .findOne());
  }

  public CompletableFuture<Integer> seen(String id, long now) {
    return change("update session set seen_at = ? where id = ?", now, id);
  }

  public CompletableFuture<Integer> end(String id) {
    return change("delete from session where id = ?", id);
  }

  /** Ends all sessions of a person, or all of the first start when there is none. */
  public CompletableFuture<Integer> endAll(@Nullable String personId) {
    return change("delete from session where person_id is ?", personId);
  }

  /** The sessions of a person, or of the first start. */
  public List<String> of(@Nullable String personId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select("select id from session where person_id is ?", personId)
                    .mapTo(String.class)
                    .list());
  }

  private CompletableFuture<Integer> change(String sql, @Nullable Object... arguments) {
    return database.writer().submit(handle -> handle.execute(sql, arguments));
  }
}
