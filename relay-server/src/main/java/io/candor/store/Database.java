package io.candor.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
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

  /** The records that rows are read into. */
  private static final List<Class<?>> ROWS =
      List.of(
          Accommodation.class,
          Attempt.class,
          AuditLine.class,
          Browser.class,
          Client.class,
          ClientAttempt.class,
          Delivery.class,
          Enrolment.class,
          Erasure.class,
          Event.class,
          Evidence.class,
          Exam.class,
          LegalHold.class,
          Note.class,
          Part.class,
          Person.class,
          Review.class,
          Statement.class);

  private final Path file;
  private final CompletableFuture<Opened> opened;

  /** What there is once the file is open and its tables are up to date. */
  private record Opened(HikariDataSource readers, Jdbi jdbi, Writer writer) {}

  private Database(Path file) {
    this.file = file;
    this.opened =
        CompletableFuture.supplyAsync(
            () -> openFile(file), Thread.ofPlatform().name("store-opening")::start);
  }

  /**
   * Begins to open the file, making it when missing, and to bring its tables up to date, on a
   * thread of its own. Whatever is asked of the database waits until that is done, and fails with
   * {@link DatabaseException} when it can't be.
   */
  public static Database opening(Path file) {
    return new Database(file);
  }

  /**
   * Opens the file, making it when missing, and brings its tables up to date.
   *
   * @throws DatabaseException when that can't be done
   */
  public static Database open(Path file) {
    Database database = opening(file);
    database.opened();
    return database;
  }

  private Opened opened() {
    try {
      return opened.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static Opened openFile(Path file) {
    SQLiteDataSource writing = source(file);
    int version = Schema.version(writing);
    if (version > Schema.NEWEST) {
      throw DatabaseException.newer(file, version, Schema.NEWEST);
    }
    try {
      Schema.bringUpToDate(writing);
      Handle handle = jdbi(writing).open();
      HikariDataSource readers = pool(file);
      return new Opened(readers, jdbi(readers), new Writer(handle));
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
    ROWS.forEach(row -> jdbi.registerRowMapper(ConstructorMapper.factory(row)));
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
    // What is deleted is overwritten, not only let go.
    config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
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
    return opened().jdbi();
  }

  /** For everything that changes. */
  public Writer writer() {
    return opened().writer();
  }

  /**
   * Notes, within a change, that something was deleted of which no byte may remain. The note is the
   * file's own user version, which nothing else here uses: it outlives a crash.
   */
  static void deletedForGood(Handle handle) {
    handle.execute("pragma user_version = " + (deletions(handle) + 1));
  }

  private static int deletions(Handle handle) {
    return handle.createQuery("pragma user_version").mapTo(Integer.class).one();
  }

  /**
   * Writes the file anew if something was {@link #deletedForGood}: rows that moved when pages were
   * split or merged leave copies of themselves behind, which no deletion reaches. Then empties the
   * write-ahead log, in which what has been deleted would otherwise still be read.
   *
   * @return whether the log is empty; not so while somebody still reads an older state
   */
  boolean leaveNothing() {
    opened();
    return jdbi(source(file)).withHandle(this::leaveNothing);
  }

  private boolean leaveNothing(Handle handle) {
    int known = deletions(handle);
    if (known != 0) {
      handle.execute("vacuum");
      writer().submit(writing -> settled(writing, known)).join();
    }
    return handle
        .createQuery("pragma wal_checkpoint(truncate)")
        .map((rows, context) -> rows.getInt(1) == 0)
        .one();
  }

  /** The note goes, unless something else was deleted meanwhile. */
  private static boolean settled(Handle writing, int known) {
    boolean same = deletions(writing) == known;
    if (same) {
      writing.execute("pragma user_version = 0");
    }
    return same;
  }

  @Override
  public void close() {
    Opened known = opened.exceptionally(failure -> null).join();
    if (known != null) {
      known.writer().close();
      known.readers().close();
    }
  }
}
