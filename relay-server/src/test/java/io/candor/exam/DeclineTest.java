package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.signaling.protocol.AttemptState;
import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.RosterRow;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.Source;
import io.candor.store.Attempt;
import io.candor.store.Exam;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "I cannot or don't want to": nothing is started, the teachers know, and a mind may change. */
class DeclineTest {
  private static final String REASON = "My computer has no camera.";

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

  @Test
  void theTeachersSeeItWithItsReasonAndNothingIsRecorded() {
    TeacherPage teacher = new TeacherPage(room).watch(exam);
    Browser browser = room.newcomer(exam).decline(REASON);

    assertThat(browser.line.heard(ServerToStudent.Declined.class))
        .containsExactly(new ServerToStudent.Declined(clock.millis()));
    assertThat(teacher.changes()).containsExactly("invited []", "declined []");
    assertThat(rosterRow().declineReason()).isEqualTo(REASON);
    Attempt attempt = room.attempt(browser.attempt());
    assertThat(attempt.state()).isEqualTo(AttemptState.DECLINED);
    assertThat(attempt.declinedAt()).isEqualTo(clock.millis());
    assertThat(attempt.declineReason()).isEqualTo(REASON);
    browser.offer("p", Source.CAMERA);
    assertThat(browser.line.last(Problem.class).code()).isEqualTo("consent-missing");
    assertThat(room.engine().published()).isEmpty();
    assertThat(room.rows().parts().ofAttempt(browser.attempt())).isEmpty();
  }

  @Test
  void itNeedsNoReason() {
    Browser browser = room.newcomer(exam).decline(null);
    assertThat(room.attempt(browser.attempt()).state()).isEqualTo(AttemptState.DECLINED);
    assertThat(rosterRow().declineReason()).isNull();
  }

  @Test
  void whoeverComesBackHasDeclinedStillAndMayChangeTheirMind() {
    Browser before = room.newcomer(exam).decline(REASON);
    before.seat.left();
    Browser back = Browser.resumed(room, before.welcome.resume());
    assertThat(back.welcome.state()).isEqualTo(AttemptState.DECLINED);

    back.consent();
    back.show(Source.CAMERA);
    assertThat(room.state(back)).isEqualTo(AttemptState.LIVE);
    assertThat(rosterRow().state()).isEqualTo(AttemptState.LIVE);
    assertThat(rosterRow().declineReason()).isNull();
  }

  @Test
  void aConsentIsTakenBackWhileNothingHasFlowed() {
    Browser browser = room.student(exam);
    browser.offer("p", Source.CAMERA);
    browser.decline(null);
    assertThat(room.engine().hungUp()).containsExactly(room.engine().lastPeer());
    Attempt attempt = room.attempt(browser.attempt());
    assertThat(attempt.state()).isEqualTo(AttemptState.DECLINED);
    assertThat(attempt.consentAt()).isNull();
    int before = room.engine().published().size();
    browser.offer("q", Source.CAMERA);
    assertThat(room.engine().published()).hasSize(before);
  }

  @Test
  void itIsTooLateOnceTheExamHasBegun() {
    Browser browser = room.student(exam);
    browser.show(Source.CAMERA);
    browser.decline(REASON);
    assertThat(browser.line.last(Problem.class).code()).isEqualTo("decline-too-late");
    assertThat(room.state(browser)).isEqualTo(AttemptState.LIVE);
    assertThat(room.attempt(browser.attempt()).declinedAt()).isNull();
  }

  private RosterRow rosterRow() {
    List<RosterRow> roster = new TeacherPage(room).watch(exam).roster();
    assertThat(roster).hasSize(1);
    return roster.getFirst();
  }
}
