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
  static final int NEWEST = 11;

  private static final String APPLIED =
      "select version from flyway_schema_history where success order by installed_rank desc limit 1";

  private Schema() {}

  static void bringUpToDate(DataSource source) {
    if (!isCurrent(source)) {
      Flyway.configure().dataSource(source).locations("classpath:db/migration").load().migrate();
    }
  }

  /** Whether the newest migration was the last one applied. */
  static boolean isCurrent(DataSource source) {
    return version(source) == NEWEST;
  }

  /** The last migration applied; 0 where there is no history at all. */
  static int version(DataSource source) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(APPLIED)) {
      return rows.next() ? rows.getInt(1) : 0;
    } catch (SQLException e) {
      return 0;
    }
  }
}
