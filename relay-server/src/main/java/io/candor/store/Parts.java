package io.candor.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The parts of all recordings. */
public final class Parts {
  private static final String RECORDED =
      "select attempt_id, max(total) from ("
          + "select part.attempt_id as attempt_id, sum(part.duration_ms) as total"
          + " from part join attempt on attempt.id = part.attempt_id"
          + " where attempt.exam_id = ? and part.duration_ms is not null"
          + " group by part.attempt_id, part.source) group by attempt_id";

  private final Database database;

  public Parts(Database database) {
    this.database = database;
  }

  /** Adds a part in state recording. */
  public CompletableFuture<Boolean> begin(String id, String attemptId, String source, long now) {
    return change(
        "insert into part (id, attempt_id, source, state, created_at, tracks)"
            + " values (?, ?, ?, 'recording', ?, '')",
        id,
        attemptId,
        source,
        now);
  }

  /** Notes the kinds of media that have come, and when the first did. */
  public CompletableFuture<Boolean> flowing(String id, String tracks, long startedAt) {
    return change(
        "update part set tracks = ?, started_at = coalesce(started_at, ?) where id = ?",
        tracks,
        startedAt,
        id);
  }

  /** A part is complete; one that lasted no time at all is empty. */
  public CompletableFuture<Boolean> complete(
      String id, Part.State state, long startedAt, long durationMs, long bytes) {
    return change(
        "update part set state = ?, started_at = ?, duration_ms = ?, bytes = ?"
            + " where id = ? and state = 'recording'",
        state.wire(),
        startedAt,
        durationMs,
        bytes,
        id);
  }

  public CompletableFuture<Boolean> reason(String id, String reason) {
    return change("update part set reason = ? where id = ? and reason is null", reason, id);
  }

  private CompletableFuture<Boolean> change(String sql, Object... arguments) {
    return database.writer().submit(handle -> handle.execute(sql, arguments) > 0);
  }

  public Optional<Part> find(String id) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle.select("select * from part where id = ?", id).mapTo(Part.class).findOne());
  }

  /** The parts of an attempt, the earliest first. */
  public List<Part> ofAttempt(String attemptId) {
    return list("select * from part where attempt_id = ? order by created_at, id", attemptId);
  }

  /** The parts of all attempts of an exam, the earliest first. */
  public List<Part> ofExam(String examId) {
    return list(
        "select * from part where attempt_id in (select id from attempt where exam_id = ?)"
            + " order by created_at, id",
        examId);
  }

  /**
   * How long each attempt of an exam was recorded, by its id; the source that was recorded the
   * longest counts, as camera and screen run side by side.
   */
  public Map<String, Long> recordedMs(String examId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(RECORDED, examId)
                    .map((rows, context) -> Map.entry(rows.getString(1), rows.getLong(2)))
                    .collectToMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Parts that a start finds unfinished, after a crash. */
  public List<Part> unfinished() {
    return list("select * from part where state = 'recording' order by created_at, id");
  }

  private List<Part> list(String sql, Object... arguments) {
    return database
        .reading()
        .withHandle(handle -> handle.select(sql, arguments).mapTo(Part.class).list());
  }
}
