package io.candor.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The browsers that all attempts were sat in. */
public final class Browsers {
  private final Database database;

  public Browsers(Database database) {
    this.database = database;
  }

  /** Notes a browser, unless the attempt has seen one just like it. */
  public CompletableFuture<Boolean> seen(Browser browser) {
    return database
        .writer()
        .submit(
            handle ->
                handle
                        .createUpdate(
                            "insert or ignore into browser"
                                + " (attempt_id, first_at, extension, name, os, screens) values"
                                + " (:attemptId, :firstAt, :extension, :name, :os, :screens)")
                        .bindMethods(browser)
                        .execute()
                    > 0);
  }

  CompletableFuture<Boolean> forget(String attemptId) {
    return database
        .writer()
        .submit(
            handle -> handle.execute("delete from browser where attempt_id = ?", attemptId) > 0);
  }

  /** The browsers of an attempt, the first first. */
  public List<Browser> ofAttempt(String attemptId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select * from browser where attempt_id = ? order by first_at", attemptId)
                    .mapTo(Browser.class)
                    .list());
  }
}
