package io.candor.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The notes on all attempts. */
public final class Notes {
  private final Database database;

  public Notes(Database database) {
    this.database = database;
  }

  public CompletableFuture<Boolean> add(Note note) {
    return change(
        "insert into note (id, attempt_id, author_id, author, text, created_at)"
            + " values (?, ?, ?, ?, ?, ?)",
        note.id(),
        note.attemptId(),
        note.authorId(),
        note.author(),
        note.text(),
        note.createdAt());
  }

  /** Changes a note's words; false when its author has no such note on this attempt. */
  public CompletableFuture<Boolean> edit(
      String id, String attemptId, @Nullable String authorId, String text, long now) {
    return change(
        "update note set text = ?, edited_at = ? where id = ? and attempt_id = ? and author_id is ?",
        text,
        now,
        id,
        attemptId,
        authorId);
  }

  /** Removes a note; false when its author has no such note on this attempt. */
  public CompletableFuture<Boolean> remove(String id, String attemptId, @Nullable String authorId) {
    return change(
        "delete from note where id = ? and attempt_id = ? and author_id is ?",
        id,
        attemptId,
        authorId);
  }

  private CompletableFuture<Boolean> change(String sql, @Nullable Object... arguments) {
    return database.writer().submit(handle -> handle.execute(sql, arguments) > 0);
  }

  public Optional<Note> find(String id) {
    return list("select * from note where id = ?", id).stream().findFirst();
  }

  /** The notes on an attempt, the earliest first. */
  public List<Note> ofAttempt(String attemptId) {
    return list("select * from note where attempt_id = ? order by created_at, id", attemptId);
  }

  private List<Note> list(String sql, Object argument) {
    return database
        .reading()
        .withHandle(handle -> handle.select(sql, argument).mapTo(Note.class).list());
  }
}
