package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.media.MediaEvent.Reason;
import io.candor.media.OfferRefused;
import io.candor.signaling.protocol.Policy;
import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.ServerToTeacher;
import io.candor.signaling.protocol.Source;
import io.candor.signaling.protocol.TeacherMessage;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.store.Exam;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live pictures and words, from one teacher's page. */
class TeacherPlaceTest {
  @TempDir private Path folder;
  private FurnishedRoom room;
  private Exam exam;
  private TeacherPage teacher;

  @BeforeEach
  void open() {
    room = new FurnishedRoom(folder);
    exam = room.exam();
    teacher = new TeacherPage(room);
  }

  @AfterEach
  void close() {
    room.close();
  }

  private void closed(String viewer, String reason) {
    assertThat(teacher.line.last(ServerToTeacher.ViewerClosed.class))
        .isEqualTo(new ServerToTeacher.ViewerClosed(viewer, reason));
  }

  private String engineName(int viewer) {
    return room.engine().watched().get(viewer).viewer();
  }

  @Test
  void whatFlowsIsShown() {
    Browser browser = room.student(exam);
    String camera = browser.show(Source.CAMERA);
    String screen = browser.show(Source.SCREEN);
    teacher.subscribe("v1", browser.attempt(), Source.SCREEN);
    teacher.subscribe("v2", browser.attempt(), Source.CAMERA);
    assertThat(room.engine().watched())
        .extracting(watch -> watch.publisher() + " " + watch.offer())
        .containsExactly(screen + " v=0 viewer", camera + " v=0 viewer");
    assertThat(teacher.line.heard())
        .containsExactly(
            new ServerToTeacher.Answer("v1", ScriptedEngine.ANSWER),
            new ServerToTeacher.Answer("v2", ScriptedEngine.ANSWER));
  }

  @Test
  void whereNothingFlowsTheViewerIsClosed() {
    Browser browser = room.student(exam);
    teacher.subscribe("v1", browser.attempt(), Source.CAMERA);
    closed("v1", "source-ended");
    browser.offer("p", Source.CAMERA);
    teacher.subscribe("v2", browser.attempt(), Source.CAMERA);
    closed("v2", "source-ended");
    browser.show(Source.SCREEN);
    teacher.subscribe("v3", browser.attempt(), Source.CAMERA);
    closed("v3", "source-ended");
    teacher.subscribe("v4", "0".repeat(26), Source.CAMERA);
    closed("v4", "source-ended");
    assertThat(room.engine().watched()).isEmpty();
  }

  @Test
  void whatHasEndedIsNotShownAgain() {
    Browser browser = room.student(exam);
    String part = browser.show(Source.CAMERA);
    teacher.subscribe("v1", browser.attempt(), Source.CAMERA);
    room.engine().close(part, Reason.LEFT);
    room.engine().close(engineName(0), Reason.SOURCE_ENDED);
    room.awaitQuiet();
    closed("v1", "source-ended");
    teacher.subscribe("v2", browser.attempt(), Source.CAMERA);
    closed("v2", "source-ended");
    assertThat(room.engine().watched()).hasSize(1);
  }

  @Test
  void withoutLiveViewNothingIsShownThoughItIsRecorded() {
    Exam unseen = room.exam(FurnishedRoom.without(TrackingOption.LIVE_VIEW));
    Browser browser = room.student(unseen);
    String part = browser.show(Source.CAMERA);
    teacher.subscribe("v1", browser.attempt(), Source.CAMERA);
    closed("v1", "source-ended");
    assertThat(room.engine().watched()).isEmpty();
    assertThat(room.part(part).tracks()).isEqualTo("video");
  }

  @Test
  void withoutRecordingNothingIsKeptThoughItIsShown() {
    Exam unrecorded = room.exam(Policy.standard());
    Browser browser = room.student(unrecorded);
    browser.show(Source.CAMERA);
    assertThat(room.engine().published().getLast().tape()).isNull();
    teacher.subscribe("v1", browser.attempt(), Source.CAMERA);
    assertThat(teacher.line.last(ServerToTeacher.Answer.class).viewer()).isEqualTo("v1");
    assertThat(room.state(browser).wire()).isEqualTo("live");
    browser.finish();
    assertThat(room.rows().parts().ofAttempt(browser.attempt())).isEmpty();
    assertThat(folder.resolve("recordings")).doesNotExist();
  }

  @Test
  void candidatesGoToTheEndTheyAreFor() {
    Browser browser = room.student(exam);
    String part = browser.show(Source.CAMERA);
    teacher.subscribe("v1", browser.attempt(), Source.CAMERA);
    teacher.seat.candidate(new TeacherMessage.Candidate("v1", "candidate:1", "0"));
    teacher.seat.candidate(new TeacherMessage.Candidate("other", "candidate:2", "0"));
    assertThat(room.engine().candidates()).containsExactly(engineName(0) + " candidate:1");

    room.engine().offersCandidate(engineName(0), "candidate:3");
    room.engine().offersCandidate(part, "candidate:4");
    room.awaitQuiet();
    assertThat(teacher.line.last(ServerToTeacher.Candidate.class))
        .isEqualTo(new ServerToTeacher.Candidate("v1", "candidate:3", "0"));
    assertThat(browser.line.last(ServerToStudent.Candidate.class))
        .isEqualTo(new ServerToStudent.Candidate("browser-camera", "candidate:4", "0"));
  }

  @Test
  void aViewerTheEngineWillNotHaveIsClosed() {
    Browser browser = room.student(exam);
    browser.show(Source.CAMERA);
    room.engine().answering(CompletableFuture.failedFuture(new OfferRefused("no VP8")));
    teacher.subscribe("v1", browser.attempt(), Source.CAMERA);
    closed("v1", "refused");
    room.engine().answering(CompletableFuture.failedFuture(new IllegalStateException("oops")));
    teacher.subscribe("v2", browser.attempt(), Source.CAMERA);
    closed("v2", "refused");
    teacher.seat.left();
    assertThat(room.engine().hungUp()).isEmpty();
  }

  @Test
  void aViewerOfTheSameNameTakesTheOldOnesPlace() {
    Browser browser = room.student(exam);
    browser.show(Source.CAMERA);
    teacher.subscribe("v1", browser.attempt(), Source.CAMERA);
    teacher.subscribe("v1", browser.attempt(), Source.CAMERA);
    assertThat(room.engine().hungUp()).containsExactly(engineName(0));
    room.awaitQuiet();
    assertThat(teacher.line.heard(ServerToTeacher.ViewerClosed.class)).isEmpty();
  }

  @Test
  void whoUnsubscribesOrLeavesIsHungUpWithoutAWord() {
    Browser browser = room.student(exam);
    browser.show(Source.CAMERA);
    for (String viewer : new String[] {"v1", "v2", "v3"}) {
      teacher.subscribe(viewer, browser.attempt(), Source.CAMERA);
    }
    teacher.seat.unsubscribe(new TeacherMessage.Unsubscribe("v2"));
    teacher.seat.unsubscribe(new TeacherMessage.Unsubscribe("v2"));
    assertThat(room.engine().hungUp()).containsExactly(engineName(1));
    teacher.seat.left();
    assertThat(room.engine().hungUp())
        .containsExactlyInAnyOrder(engineName(0), engineName(1), engineName(2));
    room.awaitQuiet();
    assertThat(teacher.line.heard(ServerToTeacher.ViewerClosed.class)).isEmpty();
  }

  @Test
  void thereIsAnEndToLivePicturesAtOnce() {
    Browser browser = room.student(exam);
    browser.show(Source.CAMERA);
    IntStream.range(0, 256)
        .forEach(i -> teacher.subscribe("v" + i, browser.attempt(), Source.CAMERA));
    assertThat(teacher.line.heard(ServerToTeacher.Answer.class)).hasSize(256);
    teacher.subscribe("one-more", browser.attempt(), Source.CAMERA);
    Problem problem = teacher.line.last(Problem.class);
    assertThat(problem.code()).isEqualTo("too-many-viewers");
    assertThat(problem.about()).isEqualTo("one-more");

    // Asking anew for one that is open opens none.
    teacher.subscribe("v7", browser.attempt(), Source.CAMERA);
    assertThat(teacher.line.last(ServerToTeacher.Answer.class).viewer()).isEqualTo("v7");
    teacher.seat.unsubscribe(new TeacherMessage.Unsubscribe("v7"));
    teacher.subscribe("one-more", browser.attempt(), Source.CAMERA);
    assertThat(teacher.line.last(ServerToTeacher.Answer.class).viewer()).isEqualTo("one-more");
  }

  @Test
  void wordsReachTheStudentOrTheTeacherIsToldThatTheyDidNot() {
    Browser browser = room.student(exam);
    teacher.message(browser.attempt(), "Ten minutes left");
    assertThat(browser.line.last(ServerToStudent.Message.class).text())
        .isEqualTo("Ten minutes left");
    assertThat(teacher.line.heard()).isEmpty();

    browser.seat.left();
    teacher.message(browser.attempt(), "Are you there?");
    unknown(browser.attempt());
    browser = Browser.resumed(room, browser.welcome.resume());
    assertThat(browser.line.heard()).isEmpty();
  }

  @Test
  void aMessageToOrAnEndOfNobodyIsAProblemInWords() {
    String nobody = "0".repeat(26);
    teacher.message(nobody, "hello?");
    unknown(nobody);
    teacher.end(nobody, "because");
    unknown(nobody);
    assertThat(teacher.line.heard()).hasSize(2);
  }

  private void unknown(String attempt) {
    Problem problem = teacher.line.last(Problem.class);
    assertThat(problem.code()).isEqualTo("attempt-unknown");
    assertThat(problem.about()).isEqualTo(attempt);
    assertThat(problem.title()).isEqualTo("This student is not in the room");
  }

  @Test
  void anAttemptNobodyIsConnectedToCanBeEnded() {
    Browser browser = room.student(exam);
    browser.seat.left();
    teacher.end(browser.attempt(), "never came back");
    assertThat(room.attempt(browser.attempt()).endReason()).isEqualTo("teacher: never came back");
    assertThat(teacher.line.heard()).isEmpty();
  }
}
