package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.media.MediaEvent.Reason;
import io.candor.signaling.protocol.AttemptState;
import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.RosterRow;
import io.candor.signaling.protocol.ServerToTeacher;
import io.candor.signaling.protocol.Source;
import io.candor.signaling.protocol.TeacherMessage;
import io.candor.store.Attempt;
import io.candor.store.Event;
import io.candor.store.Exam;
import io.candor.store.Standing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What teachers who watch an exam are told, and in which order. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD) // locks wait for ever
class WatchTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir private Path folder;
  private FurnishedRoom room;
  private Exam exam;

  @BeforeEach
  void open() {
    room = new FurnishedRoom(folder);
    exam = room.exam();
  }

  @AfterEach
  void close() {
    room.close();
  }

  @Test
  void anExamThatIsNotThereIsAProblemInWords() {
    TeacherPage teacher = new TeacherPage(room);
    teacher.seat.watch(new TeacherMessage.Watch("0".repeat(26)));
    teacher.seat.unwatch(new TeacherMessage.Unwatch("0".repeat(26)));
    assertThat(teacher.line.heard()).hasSize(1);
    assertThat(teacher.line.last(Problem.class).code()).isEqualTo("exam-unknown");
  }

  @Test
  void theRosterHasEveryoneConnectedOrNot() {
    room.invite(exam);
    Browser gone = room.student(exam);
    gone.seat.left();
    Browser live = room.student(exam);
    live.show(Source.CAMERA);
    Browser finished = room.student(exam);
    finished.finish();
    room.student(room.exam());

    List<RosterRow> roster = new TeacherPage(room).watch(exam).roster();
    assertThat(roster)
        .extracting(RosterRow::state)
        .containsExactlyInAnyOrder(
            AttemptState.INVITED, AttemptState.CONSENTED, AttemptState.LIVE, AttemptState.FINISHED);
    assertThat(roster).extracting(RosterRow::student).containsOnly("Ada Lovelace");
    assertThat(roster)
        .filteredOn(row -> row.attempt().equals(live.attempt()))
        .extracting(RosterRow::sources)
        .containsExactly(List.of(Source.CAMERA));
  }

  @Test
  void theRosterComesFirstAndThenEveryChangeInOrder() {
    TeacherPage teacher = new TeacherPage(room).watch(exam);
    Browser browser = room.student(exam);
    String camera = browser.show(Source.CAMERA);
    browser.show(Source.SCREEN);
    room.engine().close(camera, Reason.LEFT);
    room.awaitQuiet();
    browser.seat.left();
    browser = Browser.resumed(room, browser.welcome.resume());
    browser.finish();

    assertThat(teacher.line.heard().getFirst()).isInstanceOf(ServerToTeacher.Roster.class);
    assertThat(teacher.roster()).isEmpty();
    assertThat(teacher.changes())
        .containsExactly(
            "invited []",
            "consented []",
            "live [CAMERA]",
            "live [CAMERA, SCREEN]",
            "live [SCREEN]",
            "interrupted [SCREEN]",
            "live [SCREEN]",
            "live []",
            "finished []");
  }

  @Test
  void aReplacedSourceIsGoneUntilTheNewOneFlows() {
    Browser browser = room.student(exam);
    browser.show(Source.CAMERA);
    TeacherPage teacher = new TeacherPage(room).watch(exam);
    browser.show(Source.CAMERA);
    assertThat(teacher.changes()).containsExactly("interrupted []", "live [CAMERA]");
  }

  @Test
  void eventsAreToldOnceAndOnlyWhenTheyAreWritten() {
    Browser browser = room.student(exam);
    TeacherPage teacher = new TeacherPage(room).watch(exam);
    teacher.line.onHearing(
        event ->
            assertThat(room.rows().events().ofAttempt(browser.attempt()))
                .extracting(Event::seq)
                .contains(((ServerToTeacher.Event) event).seq()));
    assertThat(browser.event(1)).succeedsWithin(SOON);
    assertThat(browser.event(1)).succeedsWithin(SOON);
    assertThat(browser.event(2)).succeedsWithin(SOON);
    assertThat(teacher.line.heard(ServerToTeacher.Event.class))
        .extracting(ServerToTeacher.Event::seq)
        .containsExactly(1L, 2L);
    ServerToTeacher.Event last = teacher.line.last(ServerToTeacher.Event.class);
    assertThat(last.attempt()).isEqualTo(browser.attempt());
    assertThat(last.kind()).isEqualTo(EventKind.TAB_LEFT);
    assertThat(last.detail().text("page")).isEqualTo("exam");
  }

  @Test
  void nobodyHearsOfExamsTheyDoNotWatchOrNoLongerWatch() {
    TeacherPage other = new TeacherPage(room).watch(room.exam());
    TeacherPage unwatched = new TeacherPage(room).watch(exam);
    unwatched.seat.unwatch(new TeacherMessage.Unwatch(exam.id()));
    TeacherPage gone = new TeacherPage(room).watch(exam);
    gone.seat.left();
    TeacherPage here = new TeacherPage(room).watch(exam);
    room.student(exam);
    for (TeacherPage page : List.of(other, unwatched, gone)) {
      assertThat(page.line.heard())
          .hasExactlyElementsOfTypes(ServerToTeacher.Roster.class, ServerToTeacher.Recent.class);
    }
    assertThat(here.line.heard()).hasSizeGreaterThan(2);
  }

  /**
   * A roster is made while an attempt changes: the change waits for its turn to be told, and the
   * roster must not wait for the change.
   */
  @Test
  void aRosterAndAChangeNeverWaitForEachOther() {
    Browser browser = room.newcomer(exam);
    LiveRoom live = room.rooms().ofExam(exam.id()).orElseThrow();
    Sitting sitting = live.sitting(browser.attempt()).orElseThrow();
    CountDownLatch reached = new CountDownLatch(1);
    CompletableFuture<Void> changing = new CompletableFuture<>();
    HeardLine<ServerToTeacher> second = new HeardLine<>();
    TeacherPage first = new TeacherPage(room).watch(exam);
    first.line.onHearing(
        news -> {
          if (reached.getCount() > 0) {
            reached.countDown();
            // Whoever tells news holds the room; now the change begins, and has to wait.
            Thread change =
                Thread.ofPlatform()
                    .daemon()
                    .start(
                        () -> {
                          sitting.consented(1);
                          changing.complete(null);
                        });
            awaitWaiting(change);
            live.watch(second);
          }
        });
    CompletableFuture<Void> telling =
        CompletableFuture.runAsync(
            () -> live.changed(LiveRoom.rowOf(attempt(browser), Standing.PLAIN)));
    assertThat(telling).succeedsWithin(SOON);
    assertThat(changing).succeedsWithin(SOON);
    assertThat(second.heard(ServerToTeacher.Attempt.class))
        .extracting(ServerToTeacher.Attempt::state)
        .contains(AttemptState.CONSENTED);
  }

  private Attempt attempt(Browser browser) {
    return room.rows().attempts().find(browser.attempt()).orElseThrow();
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      assertThat(thread.isAlive()).as("the change waits").isTrue();
      LockSupport.parkNanos(100_000);
    }
  }
}
