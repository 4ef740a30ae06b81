package io.candor.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The attempts and their states. A change asked for in a state that doesn't allow it changes
 * nothing and answers false.
 */
public final class Attempts {
  private final Database database;

  public Attempts(Database database) {
    this.database = database;
  }

  /** Adds an attempt in state invited, with the key its recordings will be encrypted under. */
  public CompletableFuture<Integer> invite(
      String id, String examId, String studentName, long now, byte[] wrappedKey) {
    return database
        .writer()
        .submit(
            handle -> {
              handle.execute(
                  "insert into attempt (id, exam_id, student_name, state, created_at)"
                      + " values (?, ?, ?, 'invited', ?)",
                  id,
                  examId,
                  studentName,
                  now);
              return handle.execute(
                  "insert into attempt_key (attempt_id, wrapped) values (?, ?)", id, wrappedKey);
            });
  }

  public Optional<Attempt> find(String id) {
    return one("select * from attempt where id = ?", id);
  }

  /** The attempt a browser may go on with, by the hash of its resume token. */
  public Optional<Attempt> byResumeHash(String hash) {
    return one("select * from attempt where resume_hash = ?", hash);
  }

  private Optional<Attempt> one(String sql, Object argument) {
    return database
        .reading()
        .withHandle(handle -> handle.select(sql, argument).mapTo(Attempt.class).findOne());
  }

  /** The attempts of an exam, the earliest first. */
  public List<Attempt> ofExam(String examId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select * from attempt where exam_id = ? order by created_at, id", examId)
                    .mapTo(Attempt.class)
                    .list());
  }

  /** The wrapped key of an attempt. */
  public Optional<byte[]> wrappedKey(String attemptId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select("select wrapped from attempt_key where attempt_id = ?", attemptId)
                    .mapTo(byte[].class)
                    .findOne());
  }

  /** An attempt with its wrapped key. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Keyed(String attemptId, byte[] wrapped) {}

  /** Any attempt with its key, to try the master key on; empty when there is none. */
  public Optional<Keyed> anyKey() {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select("select attempt_id, wrapped from attempt_key limit 1")
                    .map((rows, context) -> new Keyed(rows.getString(1), rows.getBytes(2)))
                    .findOne());
  }

  public CompletableFuture<Boolean> consented(
      String id, long now, String textVersion, String language) {
    return change(
        "update attempt set state = 'consented', consent_at = ?, consent_text_version = ?,"
            + " consent_language = ? where id = ? and state = 'invited'",
        now,
        textVersion,
        language,
        id);
  }

  /** Before anything was captured: the student does not take part, whatever they said before. */
  public CompletableFuture<Boolean> declined(String id, long now, @Nullable String reason) {
    return change(
        "update attempt set state = 'invited', declined_at = ?, decline_reason = ?,"
            + " consent_at = null, consent_text_version = null, consent_language = null"
            + " where id = ? and state in ('invited', 'consented') and started_at is null",
        now,
        reason,
        id);
  }

  /** Media flows: for the first time, or again. */
  public CompletableFuture<Boolean> live(String id, long now) {
    return change(
        "update attempt set state = 'live', started_at = coalesce(started_at, ?)"
            + " where id = ? and state in ('consented', 'interrupted')",
        now,
        id);
  }

  public CompletableFuture<Boolean> interrupted(String id, long now) {
    return change(
        "update attempt set state = 'interrupted', interrupted_at = ?"
            + " where id = ? and state = 'live'",
        now,
        id);
  }

  /** After a start: whoever was live isn't any more. */
  public CompletableFuture<Boolean> interruptAll(long now) {
    return change(
        "update attempt set state = 'interrupted', interrupted_at = ? where state = 'live'", now);
  }

  public CompletableFuture<Boolean> finished(String id, long now, String reason) {
    return change(
        "update attempt set state = 'finished', finished_at = ?, end_reason = ?"
            + " where id = ? and state <> 'finished'",
        now,
        reason,
        id);
  }

  private CompletableFuture<Boolean> change(String sql, @Nullable Object... arguments) {
    return database.writer().submit((Handle handle) -> handle.execute(sql, arguments) > 0);
  }
}
