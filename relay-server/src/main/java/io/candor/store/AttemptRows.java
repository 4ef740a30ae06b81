package io.candor.store;

import io.candor.store.AttemptTables.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Everything the database holds about one attempt, for the student to have. */
public final class AttemptRows {
  private static final Set<String> SECRET_COLUMNS = Set.of("resume_hash", "code_hash");

  private final Database database;

  public AttemptRows(Database database) {
    this.database = database;
  }

  /**
   * The rows about an attempt by their table, each by its columns: text, numbers, nulls and bytes,
   * as they were at one moment. Nothing is left out but keys and tokens.
   */
  public Map<String, List<Map<String, @Nullable Object>>> of(String attemptId) {
    return database.reading().inTransaction(handle -> of(handle, attemptId));
  }

  private static Map<String, List<Map<String, @Nullable Object>>> of(
      Handle handle, String attemptId) {
    Map<String, List<Map<String, @Nullable Object>>> all = new LinkedHashMap<>();
    all.put("attempt", rows(handle, new Table("attempt", "id"), attemptId));
    for (Table table : AttemptTables.shown(handle)) {
      all.put(table.name(), rows(handle, table, attemptId));
    }
    all.put("enrolment", rosterLine(handle, attemptId));
    return all;
  }

  private static List<Map<String, @Nullable Object>> rosterLine(Handle handle, String attemptId) {
    return handle
        .select(
            "select enrolment.* from enrolment join attempt on enrolment_id = enrolment.id"
                + " where attempt.id = ?",
            attemptId)
        .mapToMap()
        .map(AttemptRows::withoutSecrets)
        .list();
  }

  private static List<Map<String, @Nullable Object>> rows(
      Handle handle, Table table, String attemptId) {
    return handle.select("select *" + table.where(), attemptId).mapToMap().stream()
        .map(AttemptRows::withoutSecrets)
        .toList();
  }

  private static Map<String, @Nullable Object> withoutSecrets(Map<String, Object> row) {
    Map<String, @Nullable Object> kept = new LinkedHashMap<>(row);
    kept.keySet().removeAll(SECRET_COLUMNS);
    return kept;
  }
}
