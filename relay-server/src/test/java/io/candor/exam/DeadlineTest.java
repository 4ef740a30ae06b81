package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.signaling.protocol.AttemptState;
import io.candor.signaling.protocol.EndedBy;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.Source;
import io.candor.store.Exam;
import io.candor.store.ExamTerms;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When an attempt ends by the clock, and what its browser is told of it. */
class DeadlineTest {
  private static final long MINUTE = 60_000;

  @TempDir private Path folder;
  private final HandClock clock = new HandClock();
  private FurnishedRoom room;

  @BeforeEach
  void open() {
    room = new FurnishedRoom(folder, clock);
  }

  @AfterEach
  void close() {
    room.close();
  }

  private Exam exam(@Nullable Long endsAt, @Nullable Integer minutes) {
    ExamTerms terms = new ExamTerms(null, endsAt, minutes, 30, "", null, null, null, false, "");
    return room.invitations().exam("Algebra", "https://example.org", Policy.standard(), terms);
  }

  private void tick() {
    try (Timekeeper keeper = new Timekeeper(room.rooms())) {
      FurnishedRoom.await(keeper.tick());
    }
  }

  private void forward(int minutes) {
    clock.forward(Duration.ofMinutes(minutes));
  }

  private static void endedByTime(Browser browser) {
    assertThat(browser.line.last(ServerToStudent.Ended.class).by()).isEqualTo(EndedBy.TIME);
  }

  @Test
  void theDurationCountsFromTheStartAndEndsTheAttempt() {
    Browser browser = room.student(exam(null, 60));
    assertThat(browser.welcome.deadline()).isNull();
    forward(10);
    browser.show(Source.CAMERA);
    assertThat(browser.line.latest(ServerToStudent.Deadline.class).at())
        .isEqualTo(clock.millis() + 60 * MINUTE);
    forward(59);
    tick();
    assertThat(room.state(browser)).isEqualTo(AttemptState.LIVE);
    forward(1);
    tick();
    assertThat(room.state(browser)).isEqualTo(AttemptState.FINISHED);
    endedByTime(browser);
    assertThat(room.attempt(browser.attempt()).endReason()).isEqualTo("time");
  }

  @Test
  void theExamsEndComesFirstAndExtraTimeMovesBoth() {
    long end = clock.millis() + 30 * MINUTE;
    Browser browser = room.student(exam(end, 60));
    assertThat(browser.welcome.deadline()).isEqualTo(end);
    browser.show(Source.CAMERA);
    assertThat(room.changes().extraTime(browser.attempt(), 15)).isTrue();
    assertThat(browser.line.latest(ServerToStudent.Deadline.class).at())
        .isEqualTo(end + 15 * MINUTE);
    forward(44);
    tick();
    assertThat(room.state(browser)).isEqualTo(AttemptState.LIVE);
    forward(1);
    tick();
    endedByTime(browser);
  }

  @Test
  void aMovedEndIsToldAndHolds() {
    Exam exam = exam(clock.millis() + 30 * MINUTE, null);
    Browser browser = room.student(exam);
    ExamTerms later = ExamTerms.open();
    Exam after =
        new Exam(exam.id(), exam.title(), exam.address(), exam.policy(), exam.joinCode(), 0, later);
    assertThat(room.changes().exam(exam, after)).isEmpty();
    assertThat(browser.line.latest(ServerToStudent.Deadline.class).at()).isNull();
    forward(60);
    tick();
    assertThat(room.state(browser)).isEqualTo(AttemptState.CONSENTED);
  }

  @Test
  void whileItIsPausedNoTimeRunsAndAfterwardsItIsGivenBack() {
    Browser browser = room.student(exam(clock.millis() + 90 * MINUTE, 60));
    browser.show(Source.CAMERA);
    long end = clock.millis() + 60 * MINUTE;
    TeacherPage teacher = new TeacherPage(room);
    forward(10);
    teacher.pause(browser.attempt(), true);
    assertThat(browser.line.latest(ServerToStudent.Deadline.class).at()).isNull();
    assertThat(browser.line.latest(ServerToStudent.Standing.class).pausedSince())
        .isEqualTo(clock.millis());
    forward(100);
    tick();
    assertThat(room.state(browser)).isEqualTo(AttemptState.LIVE);
    teacher.pause(browser.attempt(), false);
    assertThat(browser.line.latest(ServerToStudent.Standing.class).pausedSince()).isNull();
    assertThat(browser.line.latest(ServerToStudent.Deadline.class).at())
        .isEqualTo(end + 100 * MINUTE);
    forward(49);
    tick();
    assertThat(room.state(browser)).isEqualTo(AttemptState.LIVE);
    forward(1);
    tick();
    endedByTime(browser);
  }

  /** A pause is in the timeline alone, and a start finds it there. */
  @Test
  void aPauseOutlivesARestart() {
    Browser browser = room.student(exam(null, 60));
    browser.show(Source.CAMERA);
    new TeacherPage(room).pause(browser.attempt(), true);
    long since = clock.millis();
    room.crash();
    forward(61);
    room = new FurnishedRoom(folder, clock);
    room.rooms().recover();
    tick();
    assertThat(room.state(browser)).isEqualTo(AttemptState.INTERRUPTED);
    Browser again = Browser.resumed(room, browser.welcome.resume());
    assertThat(again.welcome.pausedSince()).isEqualTo(since);
    assertThat(again.welcome.deadline()).isNull();
  }

  /** Nobody has asked for this attempt since the start: the row alone says when it ends. */
  @Test
  void aRestartedServerEndsWhatIsOverdue() {
    Browser browser = room.student(exam(null, 60));
    browser.show(Source.CAMERA);
    room.crash();
    forward(61);
    room = new FurnishedRoom(folder, clock);
    room.rooms().recover();
    tick();
    assertThat(room.state(browser)).isEqualTo(AttemptState.FINISHED);
  }
}
