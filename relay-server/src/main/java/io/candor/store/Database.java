package io.candor.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteDataSource;

/**
 * The SQLite database: one writer, several readers beside it (write-ahead log), and nothing told as
 * done before it is on the disk (synchronous FULL).
 */
public final class Database implements AutoCloseable {
  private static final int READERS = 4;

  private final Path file;
  private final HikariDataSource readers;
  private final Jdbi jdbi;
  private final Writer writer;

  private Database(Path file, HikariDataSource readers, Writer writer) {
    this.file = file;
    this.readers = readers;
    this.jdbi = jdbi(readers);
    this.writer = writer;
  }

  /**
   * Opens the file, making it when missing, and brings its tables up to date.
   *
   * @throws DatabaseException when that can't be done
   */
  public static Database open(Path file) {
    SQLiteDataSource writing = source(file);
    int version = Schema.version(writing);
    if (version > Schema.NEWEST) {
      throw DatabaseException.newer(file, version, Schema.NEWEST);
    }
    try {
      Schema.bringUpToDate(writing);
      Handle handle = jdbi(writing).open();
      return new Database(file, pool(file), new Writer(handle));
    } catch (RuntimeException e) {
      throw DatabaseException.of(file, e);
    }
  }

  /** The failure of something that read or wrote here, as a sentence if the file is its cause. */
  public RuntimeException explained(RuntimeException failure) {
    return DatabaseException.isOfTheFile(failure) ? DatabaseException.of(file, failure) : failure;
  }

  /**
   * Failures end in the log: they name the statement, and nothing that was bound to it, such as
   * names and join codes.
   */
  private static Jdbi jdbi(DataSource source) {
    Jdbi jdbi = Jdbi.create(source);
    jdbi.getConfig(StatementExceptions.class).setMessageRendering(Database::statementOnly);
    return jdbi;
  }

  private static String statementOnly(StatementException failure) {
    StatementContext context = failure.getStatementContext();
    return failure.getShortMessage() + (context == null ? "" : " [" + context.getRawSql() + "]");
  }

  private static SQLiteDataSource source(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(JournalMode.WAL);
    config.setSynchronous(SynchronousMode.FULL);
    config.setBusyTimeout((int) Duration.ofSeconds(10).toMillis());
    config.enforceForeignKeys(true);
    SQLiteDataSource source = new SQLiteDataSource(config);
    source.setUrl("jdbc:sqlite:" + file);
    return source;
  }

  private static HikariDataSource pool(Path file) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("store-readers");
    config.setDataSource(source(file));
    config.setConnectionInitSql("pragma query_only = true");
    config.setMaximumPoolSize(READERS);
    config.setMinimumIdle(1);
    return new HikariDataSource(config);
  }

  /** For reading only; sees all that has been committed. */
  Jdbi reading() {
    return jdbi;
  }

  /** For everything that changes. */
  public Writer writer() {
    return writer;
  }

  @Override
  public void close() {
    writer.close();
    readers.close();
  }
}
