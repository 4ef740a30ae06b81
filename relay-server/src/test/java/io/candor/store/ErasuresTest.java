package io.candor.store;

import static io.candor.store.StoreFixture.ATTEMPT;
import static io.candor.store.StoreFixture.EXAM;
import static io.candor.store.StoreFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.signaling.Tokens;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tables allow and what is left in the database's files. */
class ErasuresTest {
  private static final String OTHER = "attempt-2";

  @TempDir private Path folder;
  private StoreFixture store;
  private Erasures erasures;
  private LegalHolds holds;

  @BeforeEach
  void open() {
    store = new StoreFixture(folder).furnish();
    erasures = new Erasures(store.database);
    holds = new LegalHolds(store.database);
    store.attempts.invite(OTHER, EXAM, "Bo", 3, new byte[1]).join();
    store.events.add(event(ATTEMPT, 1)).join();
    store.events.add(event(OTHER, 1)).join();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void script(String sql) {
    store.database.writer().submit(handle -> handle.createScript(sql).execute()).join();
  }

  private boolean erase(String attempt) {
    return erasures.begin(attempt, Erasure.Why.ASKED, "p").join()
        && erasures.complete(attempt, 77).join();
  }

  @Test
  void whatRemainsIsALineThatSaysSo() {
    assertThat(erase(ATTEMPT)).isTrue();
    assertThat(store.attempts.find(ATTEMPT)).isEmpty();
    assertThat(store.seqs()).isEmpty();
    assertThat(store.attempts.wrappedKey(ATTEMPT)).isEmpty();
    Erasure line = new Erasure(Tokens.hash(ATTEMPT), EXAM, Erasure.Why.ASKED, "p", 77);
    assertThat(erasures.ofExam(EXAM)).containsExactly(line);
    assertThat(erasures.of(ATTEMPT)).contains(line);
    assertThat(store.events.ofAttempt(OTHER)).hasSize(1);
    assertThat(erase(ATTEMPT)).as("once more").isFalse();
    assertThatThrownBy(() -> script("update erasure set erased_at = 0;"))
        .hasStackTraceContaining("never changed");
    assertThatThrownBy(() -> script("delete from erasure;"))
        .hasStackTraceContaining("never forgotten");
  }

  @Test
  void onceBegunNobodyGetsInAndNoKeyIsLeft() {
    store.launches.add("hash", ATTEMPT, Long.MAX_VALUE).join();
    store.launches.enter("hash", "resume", 1).join();
    assertThat(erasures.begin(ATTEMPT, Erasure.Why.RETENTION, null).join()).isTrue();
    assertThat(store.attempts.wrappedKey(ATTEMPT)).isEmpty();
    assertThat(store.attempts.byResumeHash("resume")).isEmpty();
    assertThat(store.launches.enter("hash", "again", 2).join()).isEmpty();
    assertThat(erasures.begun()).containsExactly(ATTEMPT);
  }

  @Test
  void eventsOfOthersStayProtectedWhileOneIsErased() {
    erasures.begin(ATTEMPT, Erasure.Why.ASKED, null).join();
    assertThatThrownBy(() -> script("delete from event;"))
        .hasStackTraceContaining("an event is never removed");
    assertThatThrownBy(() -> script("delete from event where attempt_id = '" + OTHER + "';"))
        .hasStackTraceContaining("an event is never removed");
    assertThatThrownBy(() -> script("update event set at = 0;"))
        .hasStackTraceContaining("an event is never changed");
    assertThat(store.seqs()).hasSize(1);
    assertThat(store.events.ofAttempt(OTHER)).hasSize(1);
  }

  @Test
  void whatIsHeldIsNotErasedUntilItIsLifted() {
    LegalHold hold = new LegalHold(ATTEMPT, "p", "an appeal", 5);
    assertThat(holds.hold(hold).join()).isTrue();
    assertThat(holds.of(ATTEMPT)).contains(hold);
    assertThat(erase(ATTEMPT)).isFalse();
    assertThatThrownBy(
            () -> script("insert into erasing values ('" + ATTEMPT + "', 'asked', null);"))
        .hasStackTraceContaining("the attempt is held");
    assertThat(store.attempts.wrappedKey(ATTEMPT)).isPresent();
    assertThat(holds.lift(ATTEMPT).join()).isTrue();
    assertThat(holds.lift(ATTEMPT).join()).isFalse();
    assertThat(erase(ATTEMPT)).isTrue();
    assertThat(holds.hold(hold).join()).as("there is nothing to hold").isFalse();
  }

  @Test
  void whatIsBeingErasedCannotBeHeldAnyMore() {
    erasures.begin(ATTEMPT, Erasure.Why.ASKED, null).join();
    assertThat(holds.hold(new LegalHold(ATTEMPT, "p", "late", 5)).join()).isFalse();
    assertThat(erasures.complete(ATTEMPT, 1).join()).isTrue();
  }

  @Test
  void aTableAddedLaterIsNeitherForgottenInErasureNorInExport() {
    script(
        "create table remark (id integer primary key, about text references attempt (id), body text);"
            + " insert into remark (about, body) values ('"
            + ATTEMPT
            + "', 'was late');");
    assertThat(new AttemptRows(store.database).of(ATTEMPT))
        .containsKeys("attempt", "event", "part", "remark")
        .doesNotContainKeys("attempt_key", "launch", "erasing")
        .extractingByKey("remark")
        .asString()
        .contains("was late");
    assertThat(erase(ATTEMPT)).isTrue();
    assertThat(new AttemptRows(store.database).of(ATTEMPT).get("remark")).isEmpty();
  }

  @Test
  void theAuditLogForgetsWhichAttemptItWasAndNothingElse() {
    AuditLog log = new AuditLog(store.database);
    log.add(new AuditLine(0, 5, null, "report-opened", EXAM, ATTEMPT, null)).join();
    log.add(new AuditLine(0, 6, null, "report-opened", EXAM, OTHER, null)).join();
    erasures.begin(ATTEMPT, Erasure.Why.ASKED, null).join();
    for (String change : List.of("what = 'x'", "attempt_id = null", "attempt_id = 'x'")) {
      assertThatThrownBy(() -> script("update audit set " + change + ";"))
          .hasStackTraceContaining("never changed");
    }
    assertThat(erasures.complete(ATTEMPT, 9).join()).isTrue();
    assertThat(log.before(Long.MAX_VALUE, 10))
        .extracting(AuditLine::attemptId)
        .containsExactlyInAnyOrder(Tokens.hash(ATTEMPT), OTHER);
  }

  /** Enough rows that pages are split and merged: what moved must leave nothing behind either. */
  @Test
  void nothingOfTheErasedIsLeftInTheDatabasesFiles() throws IOException {
    List<String> ids = IntStream.range(100, 400).mapToObj(n -> "student-no-" + n).toList();
    for (String id : ids) {
      store.attempts.invite(id, EXAM, "Name of " + id + "'s", 4, new byte[60]).join();
      for (int seq = 1; seq <= 5; seq++) {
        store.events.add(event(id, seq)).join();
      }
    }
    List<String> erased = ids.stream().filter(id -> id.hashCode() % 2 == 0).toList();
    assertThat(erased).hasSizeBetween(100, 200);
    erased.forEach(id -> assertThat(erase(id)).isTrue());
    assertThat(erasures.leaveNothing()).isTrue();
    assertThat(found(erased)).isEmpty();
    assertThat(found(List.of(ATTEMPT))).as("the search finds what is there").isNotEmpty();
  }

  private List<String> found(List<String> ids) throws IOException {
    StringBuilder all = new StringBuilder();
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return ids.stream().filter(id -> all.indexOf(id) >= 0).toList();
  }
}
