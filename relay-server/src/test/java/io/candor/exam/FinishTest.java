package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.media.MediaEvent.Reason;
import io.candor.media.OfferRefused;
import io.candor.signaling.protocol.AttemptState;
import io.candor.signaling.protocol.Problem;
import io.candor.signaling.protocol.ServerToStudent;
import io.candor.signaling.protocol.Source;
import io.candor.store.Attempt;
import io.candor.store.Exam;
import io.candor.store.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an attempt ends: recordings first, then the row, then the word to the student. */
class FinishTest {
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

  private Part.State state(String part) {
    return room.rows().parts().find(part).orElseThrow().state();
  }

  @Test
  void theStudentHearsOfItOnceEverythingIsWritten() {
    Browser browser = room.student(exam);
    List<String> parts = List.of(browser.show(Source.CAMERA), browser.show(Source.SCREEN));
    List<Object> then = new ArrayList<>();
    browser.line.onHearing(
        message -> {
          if (message instanceof ServerToStudent.Finished) {
            parts.forEach(part -> then.add(state(part)));
            then.add(room.rows().attempts().find(browser.attempt()).orElseThrow().state());
          }
        });
    long end = clock.millis();
    browser.finish();
    assertThat(then)
        .containsExactly(Part.State.FINISHED, Part.State.FINISHED, AttemptState.FINISHED);
    assertThat(browser.line.last(ServerToStudent.Finished.class).at()).isEqualTo(end);
    assertThat(browser.line.ended()).isTrue();
    Attempt attempt = room.attempt(browser.attempt());
    assertThat(attempt.finishedAt()).isEqualTo(end);
    assertThat(attempt.endReason()).isEqualTo("student");
  }

  @Test
  void theEndWaitsForTheRecordingAndIsDatedFromWhenItWasAskedFor() {
    Browser browser = room.student(exam);
    String part = browser.show(Source.CAMERA);
    room.engine().lingering();
    long end = clock.millis();
    CompletableFuture<Void> finishing = CompletableFuture.runAsync(browser::finish);
    room.engine().awaitHungUp(part);
    clock.forward(Duration.ofSeconds(7));
    room.awaitQuiet();
    assertThat(finishing).isNotDone();
    assertThat(state(part)).isEqualTo(Part.State.RECORDING);
    assertThat(room.state(browser)).isEqualTo(AttemptState.LIVE);

    room.engine().close(part, Reason.HUNG_UP);
    assertThat(finishing).succeedsWithin(SOON);
    assertThat(state(part)).isEqualTo(Part.State.FINISHED);
    assertThat(browser.line.last(ServerToStudent.Finished.class).at()).isEqualTo(end);
  }

  @Test
  void itWaitsForAPartThatWasReplacedJustBefore() {
    Browser browser = room.student(exam);
    String replaced = browser.show(Source.SCREEN);
    room.engine().lingering();
    String part = browser.show(Source.SCREEN);
    CompletableFuture<Void> finishing = CompletableFuture.runAsync(browser::finish);
    room.engine().awaitHungUp(part);
    room.engine().close(part, Reason.HUNG_UP);
    room.awaitQuiet();
    assertThat(finishing).isNotDone();

    room.engine().close(replaced, Reason.HUNG_UP);
    assertThat(finishing).succeedsWithin(SOON);
    assertThat(List.of(state(replaced), state(part))).containsOnly(Part.State.FINISHED);
  }

  @Test
  void anEndingAttemptTakesNoNewPeer() {
    Browser browser = room.student(exam);
    String part = browser.show(Source.CAMERA);
    room.engine().lingering();
    CompletableFuture<Void> finishing = CompletableFuture.runAsync(browser::finish);
    room.engine().awaitHungUp(part);
    browser.offer("late", Source.SCREEN);
    assertThat(room.engine().published()).hasSize(1);
    room.engine().close(part, Reason.HUNG_UP);
    assertThat(finishing).succeedsWithin(SOON);
    assertThat(room.rows().parts().ofAttempt(browser.attempt())).hasSize(1);
  }

  /** A teacher ends the attempt while the browser's offer is on its way to the engine. */
  @Test
  void aPeerThatWasAcceptedJustBeforeTheEndIsHungUpToo() {
    Browser browser = room.student(exam);
    TeacherPage teacher = new TeacherPage(room);
    CompletableFuture<Void> ending = new CompletableFuture<>();
    room.engine()
        .beforePublishing(
            () -> {
              ending.completeAsync(() -> ended(teacher, browser));
              room.engine().awaitHungUps(1);
            });
    String part = browser.offer("p", Source.CAMERA);
    assertThat(ending).succeedsWithin(SOON);
    room.awaitQuiet();
    assertThat(state(part)).isEqualTo(Part.State.EMPTY);
    assertThat(room.state(browser)).isEqualTo(AttemptState.FINISHED);
  }

  private static Void ended(TeacherPage teacher, Browser browser) {
    teacher.end(browser.attempt(), "enough");
    return null;
  }

  @Test
  void aTeacherEndsAnAttemptWithAReasonForStudentAndReport() {
    Browser browser = room.student(exam);
    browser.show(Source.CAMERA);
    TeacherPage teacher = new TeacherPage(room).watch(exam);
    teacher.end(browser.attempt(), "The fire alarm rang.");
    assertThat(browser.line.last(ServerToStudent.Ended.class).reason())
        .isEqualTo("The fire alarm rang.");
    assertThat(browser.line.ended()).isTrue();
    assertThat(room.attempt(browser.attempt()).endReason())
        .isEqualTo("teacher: The fire alarm rang.");
    assertThat(teacher.changes()).last().isEqualTo("finished []");
  }

  @Test
  void anAttemptEndsOnceWhoeverIsLater() {
    Browser browser = room.student(exam);
    browser.finish();
    TeacherPage teacher = new TeacherPage(room).watch(exam);
    teacher.end(browser.attempt(), "too late");
    browser.finish();
    assertThat(room.attempt(browser.attempt()).endReason()).isEqualTo("student");
    assertThat(teacher.changes()).isEmpty();
  }

  @Test
  void whatComesAfterTheEndIsNotTaken() {
    Browser browser = room.student(exam);
    browser.finish();
    int heard = browser.line.heard().size();
    browser.offer("p", Source.CAMERA);
    assertThat(browser.event(1)).failsWithin(SOON);
    assertThat(room.engine().published()).isEmpty();
    assertThat(room.rows().events().ofAttempt(browser.attempt())).isEmpty();
    assertThat(browser.line.heard()).hasSize(heard);
  }

  @Test
  void aRefusedOfferLeavesAnEmptyPartAndDelaysNoEnd() {
    Browser browser = room.student(exam);
    room.engine()
        .answering(CompletableFuture.failedFuture(new OfferRefused("There is no VP8 in it.")));
    String part = browser.offer("p", Source.CAMERA);
    Problem problem = browser.line.last(Problem.class);
    assertThat(problem.code()).isEqualTo("offer-refused");
    assertThat(problem.detail()).isEqualTo("There is no VP8 in it.");
    assertThat(problem.about()).isEqualTo("p");
    assertThat(room.part(part).state()).isEqualTo(Part.State.EMPTY);
    browser.finish();
    assertThat(browser.line.last(ServerToStudent.Finished.class)).isNotNull();
  }

  @Test
  void anEngineThatFailsIsAProblemInWordsAndDelaysNoEnd() {
    Browser browser = room.student(exam);
    room.engine().answering(CompletableFuture.failedFuture(new IllegalStateException("oops")));
    browser.offer("p", Source.CAMERA);
    assertThat(browser.line.last(Problem.class).code()).isEqualTo("offer-failed");
    finishesAtOnce(browser);
  }

  @Test
  void aDiskThatFailsIsAProblemInWordsAndDelaysNoEnd() throws IOException {
    Browser browser = room.student(exam);
    // Where the folder of the recordings should be is a file.
    Files.writeString(folder.resolve("recordings"), "");
    browser.offer("p", Source.CAMERA);
    assertThat(browser.line.last(Problem.class).code()).isEqualTo("offer-failed");
    assertThat(room.engine().published()).isEmpty();
    finishesAtOnce(browser);
    assertThat(room.rows().parts().ofAttempt(browser.attempt()))
        .extracting(Part::state)
        .containsExactly(Part.State.EMPTY);
  }

  private void finishesAtOnce(Browser browser) {
    assertThat(CompletableFuture.runAsync(browser::finish)).succeedsWithin(SOON);
    assertThat(browser.line.last(ServerToStudent.Finished.class)).isNotNull();
  }
}
