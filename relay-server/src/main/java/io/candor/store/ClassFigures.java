package io.candor.store;

import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What a class list says of each attempt of an exam beside its row. */
public record ClassFigures(Map<String, Long> recordedMs, Map<String, Long> noteworthy) {
  public ClassFigures {
    recordedMs = Map.copyOf(recordedMs);
    noteworthy = Map.copyOf(noteworthy);
  }

  /** Reads them in two statements, however large the class is. */
  static ClassFigures of(Database database, String examId) {
    return database
        .reading()
        .withHandle(
            handle ->
                new ClassFigures(sums(handle, RECORDED, examId), sums(handle, NOTEWORTHY, examId)));
  }

  /** The source that was recorded the longest counts: camera and screen run side by side. */
  private static final String RECORDED =
      "select attempt_id, max(total) from ("
          + "select part.attempt_id as attempt_id, sum(part.duration_ms) as total"
          + " from part join attempt on attempt.id = part.attempt_id"
          + " where attempt.exam_id = ? and part.duration_ms is not null"
          + " group by part.attempt_id, part.source) group by attempt_id";

  /** What began is counted, what ended it is not; a start or a planned stop needs no look. */
  private static final String NOTEWORTHY =
      "select event.attempt_id, count(*)"
          + " from event join attempt on attempt.id = event.attempt_id"
          + " where attempt.exam_id = ? and event.ends is null and event.kind in"
          + " ('tab.left', 'window.left', 'window.opened', 'capture.interrupted', 'network.lost',"
          + " 'extension.restarted', 'page.left', 'attempt.resumed')"
          + " group by event.attempt_id";

  private static Map<String, Long> sums(Handle handle, String sql, String examId) {
    return handle
        .select(sql, examId)
        .map((rows, context) -> Map.entry(rows.getString(1), rows.getLong(2)))
        .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
  }
}
