package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.Source;
import io.candor.store.Erasure;
import io.candor.store.Exam;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is due is gone, from the database's files and from the folder; what isn't, stays. */
class RetentionTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private Path folder;
  private final HandClock clock = new HandClock();
  private FurnishedRoom room;
  private Exam exam;

  @BeforeEach
  void open() {
    room = new FurnishedRoom(folder, clock);
    exam = room.exam();
  }

  @AfterEach
  void close() {
    room.close();
  }

  private record Days(int days, boolean practice) implements Keeping {
    @Override
    public Optional<Duration> of(Exam exam) {
      return Optional.of(Duration.ofDays(days));
    }

    @Override
    public boolean practice(Exam exam) {
      return practice;
    }
  }

  private Retention keeping(int days) {
    return room.retention(new Days(days, false));
  }

  private Retention practice() {
    return room.retention(new Days(30, true));
  }

  private Browser recorded() {
    Browser browser = room.student(exam);
    browser.show(Source.CAMERA);
    assertThat(browser.event(1, "a page")).succeedsWithin(SOON);
    return browser;
  }

  /** Whatever would give a student away, taken while it is all there. */
  private Traces traces(Browser browser) {
    String part = room.rows().parts().ofAttempt(browser.attempt()).getFirst().id();
    Path blob = folder.resolve("recordings").resolve(browser.attempt()).resolve(part + ".blob");
    Traces traces =
        new Traces().text("Ada Lovelace").text(browser.attempt()).text(part).middleOf(blob);
    assertThat(traces.in(folder)).as("it is found while it is there").contains(blob);
    return traces;
  }

  private void assertGone(Traces traces) {
    assertThat(traces.in(folder)).isEmpty();
    room.close();
    assertThat(traces.in(folder)).as("after the end").isEmpty();
    room = new FurnishedRoom(folder, clock);
  }

  @Test
  void atTheEndOfRetentionNothingIsLeftButALine() {
    Browser browser = recorded();
    browser.finish();
    Traces traces = traces(browser);
    Retention retention = keeping(30);
    clock.forward(Duration.ofDays(30).minusMinutes(1));
    retention.purge();
    assertThat(room.rows().attempts().find(browser.attempt())).isPresent();
    clock.forward(Duration.ofMinutes(1));
    retention.purge();
    assertGone(traces);
    assertThat(room.rows().erasures().of(browser.attempt()).orElseThrow())
        .returns(Erasure.Why.RETENTION, Erasure::why)
        .returns(exam.id(), Erasure::examId)
        .returns(clock.millis(), Erasure::erasedAt)
        .returns(null, Erasure::byWhom);
  }

  @Test
  void whoNeverFinishedIsPurgedTooButNotWhoIsLive() {
    Browser live = recorded();
    Browser gone = room.newcomer(exam);
    clock.forward(Duration.ofDays(31));
    keeping(30).purge();
    assertThat(room.rows().attempts().ofExam(exam.id()))
        .extracting(attempt -> attempt.id())
        .containsExactly(live.attempt());
    assertThat(room.rows().erasures().of(gone.attempt())).isPresent();
  }

  @Test
  void aHoldKeepsUntilItIsLifted() {
    Browser browser = recorded();
    browser.finish();
    Traces traces = traces(browser);
    Retention retention = keeping(30);
    assertThat(retention.hold(browser.attempt(), "somebody", "an appeal")).isTrue();
    clock.forward(Duration.ofDays(31));
    retention.purge();
    assertThat(retention.erase(browser.attempt(), Erasure.Why.ASKED, "somebody")).isFalse();
    assertThat(room.rows().parts().ofAttempt(browser.attempt())).hasSize(1);
    assertThat(traces.in(folder)).isNotEmpty();
    assertThat(retention.lift(browser.attempt())).isTrue();
    retention.purge();
    assertGone(traces);
  }

  @Test
  void whoIsLiveIsEndedWithWordsAndErased() {
    Browser browser = recorded();
    Traces traces = traces(browser);
    assertThat(keeping(30).erase(browser.attempt(), Erasure.Why.ASKED, "somebody")).isTrue();
    assertThat(browser.line.heard()).anyMatch(ServerToStudent.Finished.class::isInstance);
    assertGone(traces);
    assertThat(room.rows().erasures().of(browser.attempt()).orElseThrow().byWhom())
        .isEqualTo("somebody");
  }

  @Test
  void anotherStudentKeepsEverything() {
    Browser browser = recorded();
    Browser other = recorded();
    browser.finish();
    other.finish();
    assertThat(keeping(30).erase(browser.attempt(), Erasure.Why.ASKED, null)).isTrue();
    assertThat(room.rows().events().ofAttempt(other.attempt())).hasSize(1);
    assertThat(room.rows().events().broken(other.attempt())).isEmpty();
    var part = room.rows().parts().ofAttempt(other.attempt()).getFirst();
    try (var reader = room.recordings().open(part)) {
      assertThat(reader.size()).isEqualTo(part.bytes()).isPositive();
    }
  }

  @Test
  void killedAfterTheMarkItGoesOnAtTheNextStart() {
    Browser browser = recorded();
    browser.finish();
    Traces traces = traces(browser);
    room.rows().erasures().begin(browser.attempt(), Erasure.Why.ASKED, "somebody").join();
    crashAndStart(new Days(30, false));
    assertGone(traces);
  }

  @Test
  void killedAfterTheBlobsItGoesOnAtTheNextStart() {
    Browser browser = recorded();
    browser.finish();
    Traces traces = traces(browser);
    room.rows().erasures().begin(browser.attempt(), Erasure.Why.ASKED, "somebody").join();
    room.recordings().erase(browser.attempt());
    crashAndStart(new Days(30, false));
    assertGone(traces);
  }

  @Test
  void killedAfterTheRowsTheLogIsEmptiedAtTheNextStart() {
    Browser browser = recorded();
    browser.finish();
    Traces traces = traces(browser);
    room.rows().erasures().begin(browser.attempt(), Erasure.Why.ASKED, "somebody").join();
    room.recordings().erase(browser.attempt());
    room.rows().erasures().complete(browser.attempt(), 1).join();
    crashAndStart(new Days(30, false));
    room.retention(new Days(30, false)).purge();
    assertGone(traces);
  }

  private void crashAndStart(Keeping keeping) {
    room.crash();
    room = new FurnishedRoom(folder, clock);
    Retention retention = room.retention(keeping);
    retention.takeUp();
    room.rooms().recover();
  }

  @Test
  void practiceThatACrashLeftIsErasedAtTheNextStart() {
    Browser browser = recorded();
    Browser invited = room.newcomer(exam);
    Traces traces = traces(browser);
    room.crash();
    room = new FurnishedRoom(folder, clock);
    practice().takeUp();
    room.rooms().recover();
    assertThat(traces.in(folder.resolve("recordings"))).isEmpty();
    assertThat(room.rows().attempts().ofExam(exam.id()))
        .extracting(attempt -> attempt.id())
        .containsExactly(invited.attempt());
    clock.forward(Duration.ofDays(1));
    practice().purge();
    assertGone(traces);
    assertThat(room.rows().erasures().ofExam(exam.id()))
        .extracting(Erasure::why)
        .containsOnly(Erasure.Why.PRACTICE);
  }
}
