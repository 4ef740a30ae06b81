package io.candor.store;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A database that a start cannot use; the message is one sentence for the operator. */
public final class DatabaseException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Set<SQLiteErrorCode> DAMAGE =
      EnumSet.of(
          SQLiteErrorCode.SQLITE_CORRUPT,
          SQLiteErrorCode.SQLITE_CORRUPT_INDEX,
          SQLiteErrorCode.SQLITE_CORRUPT_SEQUENCE,
          SQLiteErrorCode.SQLITE_CORRUPT_VTAB,
          SQLiteErrorCode.SQLITE_NOTADB);

  private DatabaseException(String sentence, @Nullable Throwable cause) {
    super(sentence, cause);
  }

  static DatabaseException newer(Path file, int version, int newest) {
    return new DatabaseException(
        "The database \"%s\" is of version %d, made by a newer Candor; allowed is version %d or older: start the newer one, or put an older copy back from your backup."
            .formatted(file, version, newest),
        null);
  }

  /** For a file with which something went wrong while it was opened or first read. */
  static DatabaseException of(Path file, RuntimeException failure) {
    SQLiteException said = said(failure);
    boolean broken = said == null || DAMAGE.contains(said.getResultCode());
    String reason = said == null ? "its tables are not Candor's" : said.getResultCode().message;
    return new DatabaseException(
        (broken
                ? "The database \"%s\" is damaged (%s); put the last good copy back from your backup."
                : "The database \"%s\" cannot be used (%s); allowed is a file this user can write to, on a disk with room, that no other program holds.")
            .formatted(file, reason),
        failure);
  }

  static boolean isOfTheFile(RuntimeException failure) {
    return said(failure) != null;
  }

  private static @Nullable SQLiteException said(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLiteException sqlite) {
        return sqlite;
      }
    }
    return null;
  }
}
