package io.candor.store;

import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteDataSource;

/** Makes a database look as if a later version of the program had changed it. */
public final class NewerDatabase {
  private NewerDatabase() {}

  public static void make(Path database) {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + database);
    Jdbi.create(source)
        .useHandle(handle -> handle.execute("update flyway_schema_history set version = '999'"));
  }
}
