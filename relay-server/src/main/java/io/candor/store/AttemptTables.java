package io.candor.store;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/**
 * The tables with rows about an attempt, found by what refers to it: a table that somebody adds
 * later is neither forgotten when an attempt is erased nor when it is exported.
 */
final class AttemptTables {
  /** Goes last of all: the triggers let nothing go without it. */
  private static final String MARK = "erasing";

  /** What opens something, and is nobody's data. */
  private static final Set<String> SECRETS = Set.of("attempt_key", "launch", MARK);

  private static final String REFERRING =
      "select t.name as name, k.\"from\" as attempt_column from sqlite_schema t,"
          + " pragma_foreign_key_list(t.name) k where t.type = 'table' and k.\"table\" = 'attempt'"
          + " order by t.name = '"
          + MARK
          + "', t.name";

  /** A table, and the column in it that names the attempt. */
  record Table(String name, String column) {
    String where() {
      return " from \"" + name + "\" where \"" + column + "\" = ?";
    }
  }

  private AttemptTables() {}

  /** All tables that refer to an attempt, the mark of its erasure last. */
  static List<Table> referring(Handle handle) {
    return handle
        .createQuery(REFERRING)
        .map((rows, context) -> new Table(rows.getString(1), rows.getString(2)))
        .list();
  }

  /** Those whose rows are the student's to see. */
  static List<Table> shown(Handle handle) {
    return referring(handle).stream().filter(table -> !SECRETS.contains(table.name())).toList();
  }
}
