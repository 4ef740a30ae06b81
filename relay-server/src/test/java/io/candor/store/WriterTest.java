package io.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterTest {
  @TempDir private Path folder;
  private Database database;
  private Writer writer;
  private final CountDownLatch go = new CountDownLatch(1);

  @BeforeEach
  void open() {
    database = Database.open(folder.resolve("candor.db"));
    writer = database.writer();
    writer.submit(handle -> handle.execute("create table scrap (n integer primary key)")).join();
  }

  /** A test that failed while it held the writer must not hold up the end. */
  @AfterEach
  void close() {
    go.countDown();
    database.close();
  }

  private CompletableFuture<Integer> note(int n) {
    return writer.submit(handle -> handle.execute("insert into scrap values (?)", n));
  }

  private List<Integer> notes() {
    return database
        .reading()
        .withHandle(
            handle -> handle.select("select n from scrap order by n").mapTo(Integer.class).list());
  }

  /**
   * Keeps the writer busy until {@link #go}, and comes back once it is: what is submitted then
   * waits in the queue and makes one group.
   */
  private CompletableFuture<Boolean> hold() {
    CountDownLatch busy = new CountDownLatch(1);
    CompletableFuture<Boolean> held =
        writer.submit(
            handle -> {
              busy.countDown();
              await(go);
              return true;
            });
    await(busy);
    return held;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsToldAsDoneIsCommitted() {
    CompletableFuture<List<Integer>> seen = note(1).thenApply(rows -> notes());
    assertThat(seen.join()).containsExactly(1);
  }

  @Test
  void aFailureUndoesItselfAloneAndNotItsGroup() {
    CompletableFuture<Boolean> held = hold();
    CompletableFuture<Integer> before = note(1);
    CompletableFuture<Integer> failing =
        writer.submit(
            handle -> {
              handle.execute("insert into scrap values (2)");
              throw new IllegalStateException("on purpose");
            });
    CompletableFuture<Integer> doubled = note(1);
    CompletableFuture<Integer> after = note(3);
    go.countDown();
    assertThat(held.join()).isTrue();
    assertThat(before.join()).isEqualTo(1);
    assertThat(after.join()).isEqualTo(1);
    assertThatThrownBy(failing::join).hasMessageContaining("on purpose");
    assertThatThrownBy(doubled::join).isInstanceOf(CompletionException.class);
    assertThat(notes()).containsExactly(1, 3);
  }

  @Test
  void whatWaitsTogetherIsCommittedTogether() {
    CompletableFuture<Boolean> held = hold();
    List<CompletableFuture<Long>> versions = new ArrayList<>();
    for (int n = 0; n < 100; n++) {
      int value = n;
      // The number of changes committed by others that a reader has seen: one step per commit.
      versions.add(writer.submit(handle -> inserted(handle, value)));
    }
    go.countDown();
    held.join();
    assertThat(versions.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    assertThat(notes()).hasSize(100);
  }

  /** Adds a note; answers how many notes a reader sees meanwhile. */
  private long inserted(Handle handle, int n) {
    handle.execute("insert into scrap values (?)", n);
    return notes().size();
  }

  @Test
  void closingWritesWhatIsQueuedAndThenRefuses() {
    CompletableFuture<Boolean> held = hold();
    CompletableFuture<Integer> queued = note(7);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(writer::close);
    go.countDown();
    closing.join();
    assertThat(held.join()).isTrue();
    assertThat(queued.join()).isEqualTo(1);
    assertThatThrownBy(() -> note(8).join())
        .hasCauseInstanceOf(StoreException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void tooMuchWaitingIsRefusedAtOnce() {
    CompletableFuture<Boolean> held = hold();
    List<CompletableFuture<Integer>> taken = fill();
    go.countDown();
    held.join();
    assertThat(taken).allMatch(each -> each.join() == 1);
    assertThat(note(1).join()).as("goes on afterwards").isEqualTo(1);
  }

  @Test
  void closingWritesAQueueThatIsFull() {
    CompletableFuture<Boolean> held = hold();
    List<CompletableFuture<Integer>> taken = fill();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(writer::close);
    go.countDown();
    closing.join();
    assertThat(held.join()).isTrue();
    assertThat(taken).allMatch(each -> each.join() == 1);
  }

  /** Submits one more than may wait, behind what holds the writer; answers what was taken. */
  private List<CompletableFuture<Integer>> fill() {
    List<CompletableFuture<Integer>> all = new ArrayList<>();
    for (int n = 0; n < 20_001; n++) {
      all.add(writer.submit(handle -> 1));
    }
    List<CompletableFuture<Integer>> taken =
        all.stream().filter(each -> !each.isCompletedExceptionally()).toList();
    assertThat(taken).hasSize(20_000);
    return taken;
  }

  @Test
  void readersCannotWrite() {
    assertThatThrownBy(
            () -> database.reading().useHandle(handle -> handle.execute("delete from scrap")))
        .hasStackTraceContaining("readonly");
  }
}
