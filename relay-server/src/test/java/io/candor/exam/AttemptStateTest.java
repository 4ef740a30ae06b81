package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.media.MediaEvent.Reason;
import io.candor.signaling.protocol.AttemptState;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.ServerToTeacher;
import io.candor.signaling.protocol.Source;
import io.candor.signaling.protocol.StudentMessage;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.store.Attempt;
import io.candor.store.Exam;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an attempt goes from invited to live and back, in memory and in the database. */
class AttemptStateTest {
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
  void nothingIsTakenBeforeConsent() {
    Browser browser = room.newcomer(exam);
    browser.offer("p", Source.CAMERA);
    Problem problem = browser.line.last(Problem.class);
    assertThat(problem.code()).isEqualTo("consent-missing");
    assertThat(problem.about()).isEqualTo("p");
    assertThat(browser.event(1)).failsWithin(Duration.ofSeconds(10));

    assertThat(room.engine().published()).isEmpty();
    assertThat(room.rows().parts().ofAttempt(browser.attempt())).isEmpty();
    assertThat(room.rows().events().ofAttempt(browser.attempt())).isEmpty();
    assertThat(browser.welcome.state()).isEqualTo(AttemptState.INVITED);
    assertThat(room.state(browser)).isEqualTo(AttemptState.INVITED);
  }

  @Test
  void consentIsKeptWithItsTextAndLanguageAndOnce() {
    Browser browser = room.student(exam);
    long first = clock.millis();
    clock.forward(Duration.ofMinutes(1));
    browser.consent();

    Attempt attempt = room.attempt(browser.attempt());
    assertThat(attempt.state()).isEqualTo(AttemptState.CONSENTED);
    assertThat(attempt.consentAt()).isEqualTo(first);
    assertThat(attempt.consentTextVersion()).isEqualTo(ConsentText.VERSION);
    assertThat(attempt.consentLanguage()).isEqualTo("en");
    assertThat(browser.line.heard(ServerToStudent.Consented.class))
        .containsExactly(
            new ServerToStudent.Consented(first), new ServerToStudent.Consented(first));
  }

  @Test
  void anAttemptIsLiveOnceSomethingFlows() {
    Browser browser = room.student(exam);
    String part = browser.offer("p", Source.CAMERA);
    assertThat(browser.line.last(ServerToStudent.Answer.class).sdp())
        .isEqualTo(ScriptedEngine.ANSWER);
    assertThat(room.state(browser)).isEqualTo(AttemptState.CONSENTED);

    clock.forward(Duration.ofSeconds(2));
    room.engine().flows(part);
    Attempt live = room.attempt(browser.attempt());
    assertThat(live.state()).isEqualTo(AttemptState.LIVE);
    assertThat(live.startedAt()).isEqualTo(clock.millis());
    room.engine().sounds(part);
    assertThat(room.part(part).tracks()).isEqualTo("audio,video");
    assertThat(browser.line.heard(ServerToStudent.Connected.class))
        .containsExactly(new ServerToStudent.Connected("p"));
  }

  @Test
  void itIsInterruptedWhileNoBrowserIsThereAndLiveAgainWithIt() {
    Browser browser = room.student(exam);
    browser.show(Source.CAMERA);
    long started = room.attempt(browser.attempt()).startedAt();
    clock.forward(Duration.ofMinutes(1));
    browser.seat.left();
    Attempt interrupted = room.attempt(browser.attempt());
    assertThat(interrupted.state()).isEqualTo(AttemptState.INTERRUPTED);
    assertThat(interrupted.interruptedAt()).isEqualTo(clock.millis());

    clock.forward(Duration.ofMinutes(1));
    Browser again = Browser.resumed(room, browser.welcome.resume());
    Attempt live = room.attempt(again.attempt());
    assertThat(live.state()).isEqualTo(AttemptState.LIVE);
    assertThat(live.startedAt()).isEqualTo(started);
    assertThat(again.welcome.state()).isEqualTo(AttemptState.LIVE);
  }

  @Test
  void itIsInterruptedWhenTheLastSourceEnds() {
    Browser browser = room.student(exam);
    String camera = browser.show(Source.CAMERA);
    String screen = browser.show(Source.SCREEN);
    room.engine().close(camera, Reason.SILENT);
    assertThat(room.state(browser)).isEqualTo(AttemptState.LIVE);
    room.engine().close(screen, Reason.LEFT);
    assertThat(room.state(browser)).isEqualTo(AttemptState.INTERRUPTED);
    assertThat(browser.line.heard(ServerToStudent.PeerClosed.class))
        .containsExactly(
            new ServerToStudent.PeerClosed("browser-camera", "silent"),
            new ServerToStudent.PeerClosed("browser-screen", "left"));

    browser.show(Source.CAMERA);
    assertThat(room.state(browser)).isEqualTo(AttemptState.LIVE);
  }

  @Test
  void aSourceThatIsReplacedIsHungUpAndLiveOnlyOnceTheNewOneFlows() {
    Browser browser = room.student(exam);
    String first = browser.show(Source.CAMERA);
    String second = browser.offer("again", Source.CAMERA);
    assertThat(room.engine().hungUp()).containsExactly(first);
    assertThat(room.state(browser)).isEqualTo(AttemptState.INTERRUPTED);

    room.engine().flows(second);
    assertThat(room.state(browser)).isEqualTo(AttemptState.LIVE);
    assertThat(room.part(first).reason()).isEqualTo("hung-up");
  }

  @Test
  void aSourceWhoseNewsComesAfterItWasReplacedMakesNothingLive() {
    Browser browser = room.student(exam);
    room.engine().lingering();
    String first = browser.offer("p1", Source.CAMERA);
    browser.offer("p2", Source.CAMERA);
    room.engine().flows(first);
    assertThat(room.state(browser)).isEqualTo(AttemptState.CONSENTED);
    room.engine().close(first, Reason.HUNG_UP);
    assertThat(room.state(browser)).isEqualTo(AttemptState.CONSENTED);
  }

  @Test
  void theBrowserEndsAPeerByItsOwnNameForIt() {
    Browser browser = room.student(exam);
    String part = browser.show(Source.SCREEN);
    browser.seat.closePeer(new StudentMessage.ClosePeer("unknown", "stopped"));
    browser.seat.closePeer(new StudentMessage.ClosePeer("browser-screen", "stopped"));
    assertThat(room.engine().hungUp()).containsExactly(part);
    assertThat(room.state(browser)).isEqualTo(AttemptState.INTERRUPTED);
  }

  @Test
  void whereNothingIsRecordedOrShownBeingThereIsEnough() {
    Exam bare = room.exam(Policy.standard().switched(false, Set.of(TrackingOption.LIVE_VIEW)));
    Browser browser = room.newcomer(bare);
    assertThat(room.state(browser)).isEqualTo(AttemptState.INVITED);
    browser.consent();
    assertThat(room.state(browser)).isEqualTo(AttemptState.LIVE);
    browser.seat.left();
    assertThat(room.state(browser)).isEqualTo(AttemptState.INTERRUPTED);
  }

  @Test
  void consentAfterTheEndChangesNothing() {
    Browser browser = room.newcomer(exam);
    browser.finish();
    HeardLine<ServerToTeacher> teacher = new HeardLine<>();
    room.rooms().ofExam(exam.id()).orElseThrow().watch(teacher);
    browser.consent();
    assertThat(room.attempt(browser.attempt()).consentAt()).isNull();
    assertThat(room.state(browser)).isEqualTo(AttemptState.FINISHED);
    assertThat(teacher.heard())
        .as("no news after the roster")
        .hasExactlyElementsOfTypes(ServerToTeacher.Roster.class, ServerToTeacher.Recent.class);
  }

  @Test
  void aBrowserThatWasReplacedCannotConsent() {
    String launch = room.invite(exam);
    Browser first = Browser.launched(room, launch);
    Browser second = Browser.resumed(room, first.welcome.resume());
    first.consent();
    assertThat(room.state(second)).isEqualTo(AttemptState.INVITED);
    second.consent();
    assertThat(room.state(second)).isEqualTo(AttemptState.CONSENTED);
  }
}
