package io.candor.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The tables' version: Flyway changes it, but is not even loaded where nothing has to change. */
final class Schema {
  /** The version of the newest file in {@code db/migration}. */
  static final String NEWEST = "1";

  private static final String APPLIED =
      "select version from flyway_schema_history where success order by installed_rank desc limit 1";

  private Schema() {}

  static void bringUpToDate(DataSource source) {
    if (!isCurrent(source)) {
      Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
    }
  }

  /** Whether the newest migration was the last one applied; no where there is no history at all. */
  static boolean isCurrent(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(APPLIED)) {
      return rows.next() && NEWEST.equals(rows.getString(1));
    } catch (SQLException e) {
      return false;
    }
  }
}
