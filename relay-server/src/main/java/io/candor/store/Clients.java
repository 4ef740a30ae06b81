package io.candor.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The learning management systems that may make exams here. Never removed, only revoked. */
public final class Clients {
  private final Database database;

  public Clients(Database database) {
    this.database = database;
  }

  public CompletableFuture<Boolean> add(String id, String name, byte[] sealed, long now) {
    return change(
        "insert into client (id, name, secret, created_at) values (?, ?, ?, ?)",
        id,
        name,
        sealed,
        now);
  }

  public Optional<Client> find(String id) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select("select * from client where id = ?", id)
                    .mapTo(Client.class)
                    .findOne());
  }

  /** All of them, the earliest first. */
  public List<Client> all() {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select("select * from client order by created_at, id")
                    .mapTo(Client.class)
                    .list());
  }

  /** Gives a client another secret; false when there is none of this id, or it is revoked. */
  public CompletableFuture<Boolean> rotate(String id, byte[] sealed, long formerUntil) {
    return change(
        "update client set former = secret, former_until = ?, secret = ?"
            + " where id = ? and revoked_at is null",
        formerUntil,
        sealed,
        id);
  }

  /**
   * From now on its signatures are worth nothing, and the teachers it sent are signed out; false
   * when there is none of this id.
   */
  public CompletableFuture<Boolean> revoke(String id, long now) {
    return database
        .writer()
        .submit(
            handle -> {
              for (String table : List.of("entry", "session")) {
                handle.execute(
                    "delete from "
                        + table
                        + " where person_id in"
                        + " (select person_id from client_person where client_id = ?)",
                    id);
              }
              return handle.execute(
                      "update client set revoked_at = coalesce(revoked_at, ?), former = null,"
                          + " hook = null where id = ?",
                      now,
                      id)
                  > 0;
            });
  }

  public CompletableFuture<Boolean> seen(String id, long now) {
    return change("update client set seen_at = ? where id = ?", now, id);
  }

  /** Where its results are sent from now on, or null for nowhere. */
  public CompletableFuture<Boolean> hook(String id, @Nullable String address) {
    return change("update client set hook = ? where id = ?", address, id);
  }

  private CompletableFuture<Boolean> change(String sql, @Nullable Object... arguments) {
    return database.writer().submit(handle -> handle.execute(sql, arguments) > 0);
  }
}
