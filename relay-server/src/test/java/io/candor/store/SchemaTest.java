package io.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class SchemaTest {
  @TempDir Path folder;

  private SQLiteDataSource source() {
    SQLiteDataSource source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + folder.resolve("candor.db"));
    return source;
  }

  @Test
  void newestIsTheNewestFile() throws IOException, URISyntaxException {
    assertThat(versions()).last().isEqualTo(Schema.NEWEST);
  }

  /** The versions of the files, ascending. */
  private static List<Integer> versions() throws IOException, URISyntaxException {
    Path migrations =
        Path.of(Objects.requireNonNull(Schema.class.getResource("/db/migration")).toURI());
    try (Stream<Path> files = Files.list(migrations)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("^V(.*?)__.*", "$1"))
          .map(Integer::valueOf)
          .sorted()
          .toList();
    }
  }

  @Test
  void anEmptyFileIsMigratedOnceAndThenCurrent() throws IOException, URISyntaxException {
    assertThat(Schema.isCurrent(source())).isFalse();
    Schema.bringUpToDate(source());
    assertThat(Schema.isCurrent(source())).isTrue();
    Schema.bringUpToDate(source());
    assertThat(history()).isEqualTo(versions().size());
  }

  @Test
  void flywayIsAskedWhereTheHistoryIsMissing() {
    Schema.bringUpToDate(source());
    change("drop table flyway_schema_history");
    assertThatThrownBy(() -> Schema.bringUpToDate(source())).isInstanceOf(FlywayException.class);
  }

  @Test
  void aMigrationThatFailedIsNotCurrent() {
    Schema.bringUpToDate(source());
    change("update flyway_schema_history set success = 0");
    assertThat(Schema.isCurrent(source())).isFalse();
  }

  /** In a database of before, each event's place is its browser's number too. */
  @Test
  void eventsOfBeforeKeepTheirNumbers() {
    Flyway.configure()
        .dataSource(source())
        .locations("classpath:db/migration")
        .target("6")
        .load()
        .migrate();
    Event first = new Event("a", 1, "tab.left", 5, "{}", null, null, 6);
    Event second = new Event("a", 2, "tab.left", 9, "{}", 1L, 4L, 10);
    String hash = EventChain.next(EventChain.start("a"), first);
    change(
        "insert into exam (id, title, address, policy, join_code, created_at)"
            + " values ('e', 'Algebra', 'https://example.org', '{}', 'code', 1)");
    change(
        "insert into attempt (id, exam_id, student_name, state, created_at)"
            + " values ('a', 'e', 'Ada', 'invited', 2)");
    change("insert into event values ('a', 1, 'tab.left', 5, '{}', null, null, 6, '" + hash + "')");
    String next = EventChain.next(hash, second);
    change("insert into event values ('a', 2, 'tab.left', 9, '{}', 1, 4, 10, '" + next + "')");
    try (Database database = Database.open(folder.resolve("candor.db"))) {
      Events events = new Events(database);
      assertThat(events.ofAttempt("a")).containsExactly(first, second);
      assertThat(events.broken("a")).isEmpty();
      assertThat(events.lastSeq("a").join()).isEqualTo(2);
      assertThat(events.add(StoreFixture.event("a", 3)).join())
          .isInstanceOf(Events.Added.New.class);
      assertThat(events.broken("a")).isEmpty();
    }
  }

  private void change(String sql) {
    Jdbi.create(source()).useHandle(handle -> handle.execute(sql));
  }

  private int history() {
    return Jdbi.create(source())
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from flyway_schema_history")
                    .mapTo(Integer.class)
                    .one());
  }
}
