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
  /**
   * As {@link ExamTerms#deadline} counts, and never while it is paused; a missing end or duration
   * is later than any time.
   */
  private static final String OVERDUE =
      "select attempt.id from attempt join exam on exam.id = attempt.exam_id"
          + " where attempt.state in ('invited', 'consented', 'live', 'interrupted')"
          + " and min(coalesce(exam.ends_at, 9007199254740991),"
          + " coalesce(attempt.started_at + exam.duration_minutes * 60000, 9007199254740991))"
          + " + attempt.extra_minutes * 60000 + "
          + Standings.PAUSED_MS
          + " <= ? and not "
          + Standings.PAUSED;

  private final Database database;

  public Attempts(Database database) {
    this.database = database;
  }

  /** Adds an attempt in state invited, with the key its recordings will be encrypted under. */
  public CompletableFuture<Integer> invite(
      String id, String examId, String studentName, long now, byte[] wrappedKey) {
    return invite(id, examId, studentName, now, wrappedKey, null);
  }

  /** As {@link #invite}, for somebody on the roster; fails when that line has its attempt. */
  public CompletableFuture<Integer> invite(
      String id,
      String examId,
      String studentName,
      long now,
      byte[] wrappedKey,
      @Nullable Enrolment enrolment) {
    return database
        .writer()
        .submit(
            handle -> {
              handle.execute(
                  "insert into attempt"
                      + " (id, exam_id, student_name, state, created_at, extra_minutes, enrolment_id)"
                      + " values (?, ?, ?, 'invited', ?, ?, ?)",
                  id,
                  examId,
                  studentName,
                  now,
                  enrolment == null ? 0 : enrolment.extraMinutes(),
                  enrolment == null ? null : enrolment.id());
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

  /** The attempt of a line of the roster. */
  public Optional<Attempt> ofEnrolment(String enrolmentId) {
    return one("select * from attempt where enrolment_id = ?", enrolmentId);
  }

  /** Whether somebody has agreed to what the exam collects. */
  public boolean anyConsent(String examId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select exists (select 1 from attempt"
                            + " where exam_id = ? and consent_at is not null)",
                        examId)
                    .mapTo(Boolean.class)
                    .one());
  }

  /** The attempts whose time is up although they have not ended. */
  public List<String> overdue(long now) {
    return database
        .reading()
        .withHandle(handle -> handle.select(OVERDUE, now).mapTo(String.class).list());
  }

  /** Grants minutes beyond the exam's end and duration, instead of those granted before. */
  public CompletableFuture<Boolean> extraTime(String id, int minutes) {
    return change("update attempt set extra_minutes = ? where id = ?", minutes, id);
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
            + " where id = ? and state in ('invited', 'consented') and started_at is null"
            + " and id not in (select attempt_id from evidence)",
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
