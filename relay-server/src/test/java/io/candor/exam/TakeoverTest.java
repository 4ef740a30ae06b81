package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.exam.Joining.Outcome;
import io.candor.exam.Joining.Reason;
import io.candor.signaling.StudentDesk.Admission;
import io.candor.signaling.protocol.Client;
import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.StudentMessage;
import io.candor.store.Enrolment;
import io.candor.store.Event;
import io.candor.store.Exam;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A code of the roster: one attempt, which a second browser takes over after a question. */
class TakeoverTest {
  @TempDir private Path folder;
  private FurnishedRoom room;
  private Exam exam;

  @BeforeEach
  void open() {
    room = new FurnishedRoom(folder, new HandClock());
    exam = room.exam();
    room.roster().add(exam, "Ada Lovelace,ADA-2345,20".getBytes(StandardCharsets.UTF_8));
  }

  @AfterEach
  void close() {
    room.close();
  }

  private String launch(String code) {
    Outcome outcome = room.joining().byCode(exam, code);
    assertThat(outcome).isInstanceOf(Outcome.Invited.class);
    return ((Outcome.Invited) outcome).invitation().launchToken();
  }

  private Admission enter(String launch, boolean takeOver) {
    Client client = new Client("candor", "0.1.0", "Edge 141", "Windows", null);
    return room.studentDoor()
        .admit(
            new StudentMessage.Hello(1, client, launch, null, takeOver ? true : null),
            new HeardLine<>(),
            Browser.HOME);
  }

  @Test
  void aHeldAttemptIsTakenOverOnlyAfterTheQuestionAndBothAreOnTheTimeline() {
    Browser first = Browser.launched(room, launch("ada 2345")).consent();
    assertThat(first.welcome.student().name()).isEqualTo("Ada Lovelace");
    first.event(1).toCompletableFuture().join();
    String launch = launch("ADA2345");

    Admission asked = enter(launch, false);
    assertThat(((Admission.Refused) asked).problem().code()).isEqualTo(Problem.ATTEMPT_HELD);
    assertThat(first.line.ended()).isFalse();

    Admission taken = enter(launch, true);
    ServerToStudent.Welcome welcome = ((Admission.Admitted) taken).welcome();
    assertThat(first.line.last(ServerToStudent.Replaced.class)).isNotNull();
    assertThat(welcome.attempt()).isEqualTo(first.attempt());
    assertThat(welcome.lastEventSeq()).as("the browser's own number").isEqualTo(1);
    assertThat(room.rows().events().ofAttempt(first.attempt()))
        .extracting(Event::kind)
        .containsExactly("tab.left", "browser.replaced", "browser.tookOver");
    assertThat(room.rows().events().ofAttempt(first.attempt()).getLast().detail())
        .contains("Edge 141", "Windows");
    assertThat(room.rows().events().broken(first.attempt())).isEmpty();
    Problem old = Browser.refused(room, Browser.hello(null, first.welcome.resume()));
    assertThat(old.code()).isEqualTo(Problem.HELLO_REFUSED);
  }

  @Test
  void anAttemptNobodyIsConnectedToIsTakenWithoutAQuestion() {
    Browser first = Browser.launched(room, launch("ADA2345")).consent();
    first.seat.left();
    assertThat(enter(launch("ADA2345"), false)).isInstanceOf(Admission.Admitted.class);
    assertThat(room.rows().events().ofAttempt(first.attempt())).hasSize(2);
  }

  @Test
  void aCodeIsForOneAttempt() {
    Browser browser = Browser.launched(room, launch("ADA2345")).consent();
    assertThat(room.attempt(browser.attempt()).extraMinutes()).isEqualTo(20);
    browser.finish();
    assertThat(room.joining().byCode(exam, "ADA2345"))
        .isEqualTo(new Outcome.Refused(Reason.FINISHED));
    assertThat(room.joining().byCode(exam, "ADA2346"))
        .isEqualTo(new Outcome.Refused(Reason.CODE_WRONG));
  }

  @Test
  void aMadeCodeIsShortAndOpensItsOwnAttempt() {
    room.roster().add(exam, "Alan Turing".getBytes(StandardCharsets.UTF_8));
    Enrolment alan = room.rows().enrolments().ofExam(exam.id()).getLast();
    assertThat(alan.code()).matches("[0-9A-HJKMNP-TV-Z]{8}");
    assertThat(Browser.launched(room, launch(alan.code())).welcome.student().name())
        .isEqualTo("Alan Turing");
  }
}
