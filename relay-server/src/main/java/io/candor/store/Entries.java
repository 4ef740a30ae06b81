package io.candor.store;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Teachers whom a client sends, and the links that let them in. */
public final class Entries {
  private final Database database;

  public Entries(Database database) {
    this.database = database;
  }

  /** A link that has just been spent: who may come in, and to which page. */
  public record Entry(String personId, String page) {}

  /** The person that a client calls so. */
  public Optional<String> person(String clientId, String userId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select person_id from client_person where client_id = ? and user_id = ?",
                        clientId,
                        userId)
                    .mapTo(String.class)
                    .findOne());
  }

  /**
   * Makes somebody known whom a client calls so, or gives them the name they have now.
   *
   * @param fresh who they become when nobody is known by this name yet
   * @return who it is
   */
  public CompletableFuture<String> known(String clientId, String userId, Person fresh) {
    return database
        .writer()
        .submit(
            handle -> {
              handle
                  .createUpdate(
                      "insert into person (id, sign_in_name, name, password, administrator,"
                          + " created_at, disabled_at) values (:id, :signInName, :name, null, 0,"
                          + " :createdAt, null)"
                          + " on conflict (sign_in_name) do update set name = excluded.name")
                  .bindMethods(fresh)
                  .execute();
              String id =
                  handle
                      .select("select id from person where sign_in_name = ?", fresh.signInName())
                      .mapTo(String.class)
                      .one();
              handle.execute(
                  "insert into client_person (client_id, user_id, person_id) values (?, ?, ?)"
                      + " on conflict (client_id, user_id) do nothing",
                  clientId,
                  userId,
                  id);
              return id;
            });
  }

  /** Adds a link; those that are too old go. */
  public CompletableFuture<Integer> add(String hash, Entry entry, long now, long expiresAt) {
    return database
        .writer()
        .submit(
            handle -> {
              handle.execute("delete from entry where expires_at < ?", now);
              return handle.execute(
                  "insert into entry (token_hash, person_id, page, expires_at)"
                      + " values (?, ?, ?, ?)",
                  hash,
                  entry.personId(),
                  entry.page(),
                  expiresAt);
            });
  }

  /** Spends a link; empty when it is used, too old, or none, or its person is disabled. */
  public CompletableFuture<Optional<Entry>> spend(String hash, long now) {
    return database
        .writer()
        .submit(
            handle ->
                handle
                    .select(
                        "update entry set used_at = ? where token_hash = ? and used_at is null"
                            + " and expires_at > ? and person_id in"
                            + " (select id from person where disabled_at is null)"
                            + " returning person_id, page",
                        now,
                        hash,
                        now)
                    .map((rows, context) -> new Entry(rows.getString(1), rows.getString(2)))
                    .findOne());
  }
}
