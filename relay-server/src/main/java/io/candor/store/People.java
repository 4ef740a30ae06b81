package io.candor.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Everybody who may sign in, and the one-time links by which they choose a password. */
public final class People {
  private static final String ABLE_ADMINISTRATOR =
      "administrator = 1 and disabled_at is null and password is not null";

  private final Database database;

  public People(Database database) {
    this.database = database;
  }

  /** What a link is good for: a password for this person, or for a new administrator. */
  public record Link(@Nullable String personId) {}

  /** Adds somebody; false when the sign-in name is taken. */
  public CompletableFuture<Boolean> add(Person person) {
    return database
        .writer()
        .submit(
            handle ->
                handle
                        .createUpdate(
                            "insert into person (id, sign_in_name, name, password, administrator,"
                                + " created_at, disabled_at) values (:id, :signInName, :name,"
                                + " :password, :administrator, :createdAt, :disabledAt)"
                                + " on conflict (sign_in_name) do nothing")
                        .bindMethods(person)
                        .execute()
                    > 0);
  }

  public Optional<Person> find(String id) {
    return one("select * from person where id = ?", id);
  }

  public Optional<Person> bySignInName(String name) {
    return one("select * from person where sign_in_name = ?", name);
  }

  private Optional<Person> one(String sql, Object... arguments) {
    return database
        .reading()
        .withHandle(handle -> handle.select(sql, arguments).mapTo(Person.class).findOne());
  }

  /** Everybody, by name. */
  public List<Person> all() {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select("select * from person order by name collate nocase, id")
                    .mapTo(Person.class)
                    .list());
  }

  /** Whether somebody can sign in who may do everything. */
  public boolean administered() {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select("select exists (select 1 from person where " + ABLE_ADMINISTRATOR + ")")
                    .mapTo(Boolean.class)
                    .one());
  }

  public CompletableFuture<Boolean> password(String id, String hash) {
    return change("update person set password = ? where id = ?", hash, id);
  }

  /** Makes somebody an administrator, or no longer one; false when nobody else is one. */
  public CompletableFuture<Boolean> administrator(String id, boolean yes) {
    return change(
        "update person set administrator = ? where id = ?" + (yes ? "" : " and " + othersLeft()),
        yes ? 1 : 0,
        id);
  }

  /** Disables somebody; false when that would leave nobody to administer. */
  public CompletableFuture<Boolean> disable(String id, long now) {
    return change(
        "update person set disabled_at = coalesce(disabled_at, ?) where id = ? and " + othersLeft(),
        now,
        id);
  }

  public CompletableFuture<Boolean> enable(String id) {
    return change("update person set disabled_at = null where id = ?", id);
  }

  private static String othersLeft() {
    return "exists (select 1 from person other where other.id <> person.id and other."
        + ABLE_ADMINISTRATOR.replace(" and ", " and other.")
        + ")";
  }

  /** Adds a link; the ones this person had before are good for nothing any more. */
  public CompletableFuture<Integer> link(String hash, @Nullable String personId, long expiresAt) {
    return database
        .writer()
        .submit(
            handle -> {
              handle.execute(
                  "delete from person_link where person_id is ? or expires_at < ?",
                  personId,
                  expiresAt - 30L * 24 * 3600 * 1000);
              return handle.execute(
                  "insert into person_link (token_hash, person_id, expires_at) values (?, ?, ?)",
                  hash,
                  personId,
                  expiresAt);
            });
  }

  /** The link that has this hash, if it is neither used nor too old. */
  public Optional<Link> link(String hash, long now) {
    return database.reading().withHandle(handle -> link(handle, hash, now));
  }

  private static Optional<Link> link(Handle handle, String hash, long now) {
    return handle
        .select(
            "select person_id from person_link"
                + " where token_hash = ? and used_at is null and expires_at > ?",
            hash,
            now)
        .map((rows, context) -> new Link(rows.getString(1)))
        .findOne();
  }

  /** Spends a link; false when somebody was quicker. */
  public CompletableFuture<Boolean> spend(String hash, long now) {
    return change(
        "update person_link set used_at = ?"
            + " where token_hash = ? and used_at is null and expires_at > ?",
        now,
        hash,
        now);
  }

  private CompletableFuture<Boolean> change(String sql, @Nullable Object... arguments) {
    return database.writer().submit(handle -> handle.execute(sql, arguments) > 0);
  }
}
