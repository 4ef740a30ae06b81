package io.candor.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Failures end in the log, so they must not say what was to be written or looked for. */
class QuietFailuresTest {
  private static final String SECRET = "Ada-Lovelace-0123456789";

  @TempDir private Path folder;
  private StoreFixture store;

  @BeforeEach
  void open() {
    store = new StoreFixture(folder).furnish();
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** All that a log would show of a failure. */
  private static String trace(Runnable failing) {
    try {
      failing.run();
      throw new AssertionError("that was to fail");
    } catch (RuntimeException e) {
      StringWriter text = new StringWriter();
      e.printStackTrace(new PrintWriter(text));
      return text.toString();
    }
  }

  private static String trace(CompletableFuture<?> failing) {
    return trace(
        () -> {
          failing.join();
        });
  }

  @Test
  void aFailedWriteNamesItsStatementAndNothingOfWhatWasToBeWritten() {
    String attempt =
        trace(store.attempts.invite(StoreFixture.ATTEMPT, "no-exam", SECRET, 1, new byte[1]));
    assertThat(attempt).contains("insert into attempt", "SQLITE_CONSTRAINT").doesNotContain(SECRET);
    String launch = trace(store.launches.add(SECRET, null, 1));
    assertThat(launch).contains("insert into launch", "SQLITE_CONSTRAINT").doesNotContain(SECRET);
    Event event = new Event("nobody", 1, "tab.left", 1, SECRET, null, null, 1);
    String named = trace(store.events.add(event));
    assertThat(named).contains("insert into event", "SQLITE_CONSTRAINT").doesNotContain(SECRET);
  }

  @Test
  void aFailedReadDoesNotSayWhatWasLookedFor() {
    store.database.writer().submit(handle -> handle.execute("drop table launch")).join();
    store
        .database
        .writer()
        .submit(handle -> handle.execute("alter table attempt rename to moved"))
        .join();
    String resume = trace(() -> store.attempts.byResumeHash(SECRET));
    assertThat(resume).contains("select * from attempt").doesNotContain(SECRET);
    String launch = trace(store.launches.enter(SECRET, SECRET, 1));
    assertThat(launch).contains("from launch").doesNotContain(SECRET);
  }
}
