package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.RosterRow;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.ServerToTeacher;
import io.candor.signaling.protocol.Source;
import io.candor.store.Event;
import io.candor.store.Exam;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls for help, pauses, words: what the student hears, what the wall shows, what is kept. */
class InvigilationTest {
  @TempDir private Path folder;
  private final HandClock clock = new HandClock();
  private FurnishedRoom room;
  private Exam exam;
  private TeacherPage teacher;

  @BeforeEach
  void open() {
    room = new FurnishedRoom(folder, clock);
    exam = room.exam();
    teacher = new TeacherPage(room).watch(exam);
  }

  @AfterEach
  void close() {
    room.close();
  }

  private List<String> kinds(Browser browser) {
    return room.rows().events().ofAttempt(browser.attempt()).stream().map(Event::kind).toList();
  }

  private ServerToTeacher.Attempt row() {
    return teacher.line.latest(ServerToTeacher.Attempt.class);
  }

  private static ServerToStudent.Standing standing(Browser browser) {
    return browser.line.latest(ServerToStudent.Standing.class);
  }

  @Test
  void helpIsOnTheWallUntilSomebodyComes() {
    Browser browser = room.student(exam);
    long asked = clock.millis();
    browser.help(true);
    browser.help(true);
    assertThat(standing(browser).helpSince()).isEqualTo(asked);
    assertThat(row().helpSince()).isEqualTo(asked);
    clock.forward(Duration.ofSeconds(40));
    teacher.helped(browser.attempt());
    teacher.helped(browser.attempt());
    assertThat(standing(browser).helpSince()).isNull();
    assertThat(row().helpSince()).isNull();
    assertThat(kinds(browser)).containsExactly("help.asked", "help.asked");
    ServerToTeacher.Event ended = teacher.line.latest(ServerToTeacher.Event.class);
    assertThat(ended.kind()).isEqualTo(EventKind.HELP_ASKED);
    assertThat(ended.ends()).isEqualTo(1);
    assertThat(ended.durationMs()).isEqualTo(40_000);
  }

  @Test
  void whoNeedsNoHelpAnyMoreSaysSo() {
    Browser browser = room.student(exam);
    browser.help(true);
    browser.help(false);
    assertThat(row().helpSince()).isNull();
    assertThat(kinds(browser)).hasSize(2);
  }

  @Test
  void whoeverComesBackOrOpensTheRoomLaterIsTold() {
    Browser browser = room.student(exam);
    browser.event(1).toCompletableFuture().join();
    browser.help(true);
    teacher.pause(browser.attempt(), true);
    Browser again = Browser.resumed(room, browser.welcome.resume());
    assertThat(again.welcome.helpSince()).isEqualTo(clock.millis());
    assertThat(again.welcome.pausedSince()).isEqualTo(clock.millis());
    assertThat(again.welcome.lastEventSeq()).isEqualTo(1);
    TeacherPage later = new TeacherPage(room).watch(exam);
    RosterRow row = later.roster().getFirst();
    assertThat(row.helpSince()).isEqualTo(clock.millis());
    assertThat(row.pausedSince()).isEqualTo(clock.millis());
    assertThat(later.line.latest(ServerToTeacher.Recent.class).events())
        .singleElement()
        .satisfies(event -> assertThat(event.kind()).isEqualTo(EventKind.ATTEMPT_PAUSED));
  }

  /** The welcome was made before the pause; what it says of it is old when it arrives. */
  @Test
  void whatChangesWhileTheWelcomeIsOnItsWayIsToldAgain() {
    Browser first = room.student(exam);
    first.seat.left();
    HeardLine<ServerToStudent> line = new HeardLine<>();
    var admitted =
        (io.candor.signaling.StudentDesk.Admission.Admitted)
            room.studentDoor()
                .admit(Browser.hello(null, first.welcome.resume()), line, Browser.HOME);
    teacher.pause(first.attempt(), true);
    int before = line.heard().size();
    admitted.seat().settled();
    assertThat(line.heard().subList(before, line.heard().size()))
        .contains(new ServerToStudent.Standing(null, clock.millis()));
  }

  @Test
  void beforeTheConsentAndAfterTheEndNothingIsNoted() {
    Browser newcomer = room.newcomer(exam);
    newcomer.help(true);
    assertThat(newcomer.line.latest(Problem.class).code()).isEqualTo("consent-missing");
    teacher.pause(newcomer.attempt(), true);
    assertThat(teacher.line.latest(Problem.class).code()).isEqualTo("attempt-not-under-way");
    teacher.message(newcomer.attempt(), "Please come in.");
    assertThat(newcomer.line.latest(ServerToStudent.Message.class).text())
        .isEqualTo("Please come in.");
    assertThat(kinds(newcomer)).isEmpty();

    Browser done = room.student(exam);
    done.help(true);
    done.finish();
    assertThat(row().helpSince()).as("what is over waits for nothing").isNull();
    teacher.pause(done.attempt(), true);
    assertThat(kinds(done)).containsExactly("help.asked");
  }

  @Test
  void wordsToEverybodyReachWhoIsConnectedAndAreNoted() {
    Browser here = room.student(exam);
    Browser gone = room.student(exam);
    gone.seat.left();
    Browser elsewhere = room.student(room.exam());
    teacher.announce(exam, "Read 12 instead of 21.");
    assertThat(teacher.line.latest(ServerToTeacher.Announced.class).reached()).isEqualTo(1);
    assertThat(here.line.latest(ServerToStudent.Message.class).text())
        .isEqualTo("Read 12 instead of 21.");
    assertThat(gone.line.heard(ServerToStudent.Message.class)).isEmpty();
    assertThat(elsewhere.line.heard(ServerToStudent.Message.class)).isEmpty();
    assertThat(kinds(here)).containsExactly("message.sent");
    assertThat(kinds(gone)).isEmpty();
    assertThat(teacher.line.latest(ServerToTeacher.Event.class).detail().text("text"))
        .isEqualTo("Read 12 instead of 21.");
  }

  @Test
  void ofLongWordsTheBeginningIsKept() {
    Browser browser = room.student(exam);
    teacher.message(browser.attempt(), "x".repeat(1_500));
    assertThat(browser.line.latest(ServerToStudent.Message.class).text()).hasSize(1_500);
    assertThat(teacher.line.latest(ServerToTeacher.Event.class).detail().text("text"))
        .isEqualTo("x".repeat(499) + "…");
  }

  /** Whoever pauses and whoever has it go on, at once and often: in the end all agree. */
  @Test
  void changesAtOnceLeaveOneTruth() throws InterruptedException {
    Browser browser = room.student(exam);
    browser.show(Source.CAMERA);
    List<Thread> threads =
        List.of(
            Thread.ofVirtual().start(() -> often(true, browser)),
            Thread.ofVirtual().start(() -> often(false, browser)));
    for (Thread thread : threads) {
      thread.join();
    }
    Long since = room.rows().standings().of(browser.attempt()).pausedSince();
    assertThat(standing(browser).pausedSince()).isEqualTo(since);
    assertThat(row().pausedSince()).isEqualTo(since);
    assertThat(room.rows().events().broken(browser.attempt())).isEmpty();
  }

  private void often(boolean paused, Browser browser) {
    for (int i = 0; i < 50; i++) {
      new TeacherPage(room).pause(browser.attempt(), paused);
    }
  }
}
