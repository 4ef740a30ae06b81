package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.signaling.StudentDesk.Admission;
import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.Retry;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.Source;
import io.candor.signaling.protocol.StudentMessage;
import io.candor.store.Attempt;
import io.candor.store.Event;
import io.candor.store.Exam;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is let into an attempt by which token, and what becomes of the browser that was there. */
class AdmissionTest {
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

  private void refused(String launch, String resume) {
    Problem problem = Browser.refused(room, Browser.hello(launch, resume));
    assertThat(problem.code()).isEqualTo(Problem.HELLO_REFUSED);
    assertThat(problem.title()).isEqualTo("This link has been used or is too old");
    assertThat(problem.retry()).isEqualTo(Retry.NEVER);
  }

  @Test
  void theWelcomeSaysWhatTheStudentHasToKnow() {
    Browser browser = room.newcomer(exam);
    assertThat(browser.welcome.exam().title()).isEqualTo("Algebra");
    assertThat(browser.welcome.student().name()).isEqualTo("Ada Lovelace");
    assertThat(browser.welcome.policy()).isEqualTo(room.texts().policy(exam.policy()));
    assertThat(browser.welcome.serverTime()).isEqualTo(clock.millis());
    assertThat(browser.welcome.lastEventSeq()).isZero();
  }

  @Test
  void aLaunchTokenLetsInUntilItsWelcomeHasArrivedAndNeverAgain() {
    String launch = room.invite(exam);
    StudentMessage.Hello hello = Browser.hello(launch, null);
    HeardLine<ServerToStudent> lost = new HeardLine<>();
    Admission first = room.studentDoor().admit(hello, lost, Browser.HOME);
    assertThat(first).isInstanceOf(Admission.Admitted.class);
    String before = ((Admission.Admitted) first).welcome().resume();

    Browser second = Browser.launched(room, launch);
    assertThat(lost.last(ServerToStudent.Replaced.class)).isNotNull();
    assertThat(second.welcome.resume()).isNotEqualTo(before);
    refused(launch, null);
    refused(null, before);
    assertThat(Browser.resumed(room, second.welcome.resume()).attempt())
        .isEqualTo(second.attempt());
  }

  @Test
  void aLaunchTokenGetsTooOld() {
    String launch = room.invite(exam);
    String other = room.invite(exam);
    clock.forward(Duration.ofHours(12).minusMillis(1));
    Browser.launched(room, launch);
    clock.forward(Duration.ofMillis(1));
    refused(other, null);
  }

  @Test
  void aResumeTokenLetsInAgainAndAgainAndStaysTheSame() {
    Browser browser = room.newcomer(exam);
    String resume = browser.welcome.resume();
    for (int i = 0; i < 3; i++) {
      Browser again = Browser.resumed(room, resume);
      assertThat(again.welcome.resume()).isEqualTo(resume);
      assertThat(again.attempt()).isEqualTo(browser.attempt());
    }
  }

  @Test
  void whatIsNoTokenOrAnotherKindOfTokenOpensNothing() {
    String launch = room.invite(exam);
    Browser browser = room.newcomer(exam);
    refused("", null);
    refused(null, "' or 1=1 --");
    refused(room.tokens().next(), null);
    refused(null, room.tokens().next());
    refused(null, launch);
    refused(browser.welcome.resume(), null);
    refused(null, browser.attempt());
    refused(exam.joinCode(), null);
  }

  @Test
  void aSecondBrowserReplacesTheFirstWithWords() {
    Browser first = room.student(exam);
    first.show(Source.CAMERA);
    Browser second = Browser.resumed(room, first.welcome.resume());
    assertThat(first.line.last(ServerToStudent.Replaced.class)).isNotNull();
    assertThat(first.line.ended()).isTrue();
    assertThat(second.line.ended()).isFalse();

    // The first one's connection goes only now; the attempt is the second one's.
    first.seat.left();
    assertThat(room.state(second).wire()).isEqualTo("live");
  }

  @Test
  void whatAReplacedBrowserStillSendsIsNotTaken() {
    Browser first = room.student(exam);
    assertThat(first.event(1, "first")).succeedsWithin(SOON);
    Browser second = Browser.resumed(room, first.welcome.resume());
    assertThat(second.welcome.lastEventSeq()).isEqualTo(1);

    assertThat(first.event(2, "replaced")).failsWithin(SOON);
    first.offer("p", Source.CAMERA);
    first.finish();
    assertThat(second.event(2, "second")).succeedsWithin(SOON);

    assertThat(room.rows().events().ofAttempt(second.attempt()))
        .extracting(Event::detail)
        .containsExactly("{\"page\":\"first\"}", "{\"page\":\"second\"}");
    assertThat(room.engine().published()).isEmpty();
    assertThat(room.state(second).wire()).isEqualTo("consented");
  }

  /** Otherwise the second browser would number its own events from one that is taken already. */
  @Test
  void theWelcomeCountsEventsThatAreStillBeingWritten() {
    Browser first = room.student(exam);
    CountDownLatch disk = new CountDownLatch(1);
    var busy = room.writer().submit(handle -> held(disk));
    var event = first.event(1).toCompletableFuture();
    first.line.onHearing(replaced -> disk.countDown());
    Browser second = Browser.resumed(room, first.welcome.resume());
    assertThat(second.welcome.lastEventSeq()).isEqualTo(1);
    assertThat(event).succeedsWithin(SOON);
    assertThat(busy).succeedsWithin(SOON);
  }

  private static boolean held(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return true;
  }

  @Test
  void theSameEventAgainIsStoredOnceAndOneTooEarlyNotAtAll() {
    Browser browser = room.student(exam);
    assertThat(browser.event(1)).succeedsWithin(SOON);
    assertThat(browser.event(1)).succeedsWithin(SOON);
    assertThat(browser.event(3)).failsWithin(SOON);
    assertThat(room.rows().events().ofAttempt(browser.attempt()))
        .extracting(Event::seq)
        .containsExactly(1L);
  }

  @Test
  void aFinishedAttemptRefusesInWords() {
    String launch = room.invite(exam);
    Browser browser = Browser.launched(room, room.invite(exam)).consent();
    browser.finish();
    Problem problem = Browser.refused(room, Browser.hello(null, browser.welcome.resume()));
    assertThat(problem.title()).isEqualTo("This attempt is finished");
    assertThat(problem.retry()).isEqualTo(Retry.NEVER);
    // Another student's attempt has nothing to do with it.
    assertThat(Browser.launched(room, launch).welcome.state().wire()).isEqualTo("invited");
  }

  /** The row a browser came by may have been read just before the attempt's end. */
  @Test
  void anAttemptThatFinishedMeanwhileIsFinishedForWhomeverComesNext() {
    Browser browser = room.student(exam);
    Attempt before = room.attempt(browser.attempt());
    browser.finish();
    Sitting after = room.rooms().of(before).sitting(before);
    assertThat(after.state().wire()).isEqualTo("finished");
    assertThat(after.take(new HeardLine<>())).isFalse();
  }

  @Test
  void aBrowserThatGotNoWelcomeHoldsNothing() {
    Browser browser = room.student(exam);
    browser.seat.left();
    room.writer().close();
    assertThatThrownBy(() -> Browser.resumed(room, browser.welcome.resume()))
        .isInstanceOf(CompletionException.class);
    Sitting sitting = room.rooms().sitting(browser.attempt()).orElseThrow();
    assertThat(sitting.send(new ServerToStudent.Message("anybody?"))).isFalse();
  }

  /** The sitting may have been found just before the attempt's end. */
  @Test
  void aSittingThatHasFinishedTakesNoBrowser() {
    Browser browser = room.student(exam);
    Sitting sitting = room.rooms().sitting(browser.attempt()).orElseThrow();
    browser.finish();
    HeardLine<ServerToStudent> late = new HeardLine<>();
    assertThat(sitting.take(late)).isFalse();
    assertThat(sitting.heldBy(late)).isFalse();
  }
}
