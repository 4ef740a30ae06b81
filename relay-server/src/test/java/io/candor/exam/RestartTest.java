package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.recording.PartReader;
import io.candor.signaling.protocol.AttemptState;
import io.candor.signaling.protocol.RosterRow;
import io.candor.signaling.protocol.Source;
import io.candor.store.Exam;
import io.candor.store.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same data folder after a crash, and after an orderly end. */
class RestartTest {
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

  private void crashAndStart() {
    room.crash();
    room = new FurnishedRoom(folder);
    room.rooms().recover();
  }

  private Path blob(Browser browser, String part) {
    return folder.resolve("recordings").resolve(browser.attempt()).resolve(part + ".blob");
  }

  @Test
  void whoWasLiveIsInterruptedAndTheOthersStayAsTheyWere() {
    Browser invited = room.newcomer(exam);
    Browser consented = room.student(exam);
    Browser live = room.student(exam);
    live.show(Source.CAMERA);
    Browser finished = room.student(exam);
    finished.finish();
    crashAndStart();

    assertThat(room.state(invited)).isEqualTo(AttemptState.INVITED);
    assertThat(room.state(consented)).isEqualTo(AttemptState.CONSENTED);
    assertThat(room.state(live)).isEqualTo(AttemptState.INTERRUPTED);
    assertThat(room.attempt(live.attempt()).interruptedAt()).isNotNull();
    assertThat(room.state(finished)).isEqualTo(AttemptState.FINISHED);
    assertThat(new TeacherPage(room).watch(exam).roster())
        .filteredOn(row -> row.attempt().equals(live.attempt()))
        .extracting(RosterRow::state)
        .containsExactly(AttemptState.INTERRUPTED);
  }

  @Test
  void whatTheEngineCouldNotTakeOverStaysUnfinishedForTheNextStart() {
    Browser ada = room.student(exam);
    String part = ada.show(Source.CAMERA);
    room.crash();
    room = new FurnishedRoom(folder);
    room.engine().leaveOutside(part);
    room.rooms().recover();
    assertThat(room.part(part).state()).isEqualTo(Part.State.RECORDING);
    crashAndStart();
    assertThat(room.part(part).state()).isNotEqualTo(Part.State.RECORDING);
  }

  @Test
  void theBrowserComesBackWithItsTokenAndGoesOnCounting() {
    Browser before = room.student(exam);
    before.show(Source.CAMERA);
    assertThat(before.event(1)).succeedsWithin(SOON);
    crashAndStart();

    Browser after = Browser.resumed(room, before.welcome.resume());
    assertThat(after.attempt()).isEqualTo(before.attempt());
    assertThat(after.welcome.state()).isEqualTo(AttemptState.INTERRUPTED);
    assertThat(after.welcome.lastEventSeq()).isEqualTo(1);
    assertThat(after.event(2)).succeedsWithin(SOON);
    assertThat(room.rows().events().broken(after.attempt())).isEmpty();
    after.show(Source.CAMERA);
    assertThat(room.state(after)).isEqualTo(AttemptState.LIVE);
    after.finish();
    assertThat(room.state(after)).isEqualTo(AttemptState.FINISHED);
  }

  @Test
  void aPartThatWasBeingRecordedIsRecoveredAndPlays() {
    Browser browser = room.student(exam);
    String id = browser.show(Source.CAMERA);
    crashAndStart();

    Part part = room.part(id);
    assertThat(part.state()).isEqualTo(Part.State.RECOVERED);
    assertThat(part.reason()).isEqualTo("server-stopped");
    // What had been flushed; a picture or two may have waited for the next one.
    assertThat(part.durationMs()).isBetween(500L, ScriptedEngine.FLOWING_MS);
    try (PartReader reader = room.recordings().open(part)) {
      assertThat(reader.finished()).isTrue();
      assertThat(reader.size()).isEqualTo(part.bytes()).isPositive();
    }
  }

  @Test
  void aPartIntoWhichNothingCameIsEmptyAndLeavesNoFile() {
    Browser browser = room.student(exam);
    String id = browser.offer("p", Source.CAMERA);
    assertThat(blob(browser, id)).exists();
    crashAndStart();
    assertThat(room.part(id).state()).isEqualTo(Part.State.EMPTY);
    assertThat(blob(browser, id)).doesNotExist();
  }

  @Test
  void aPartThatHasARowButNoFileIsEmpty() throws IOException {
    Browser browser = room.student(exam);
    String id = browser.offer("p", Source.CAMERA);
    Files.delete(blob(browser, id));
    crashAndStart();
    assertThat(room.part(id).state()).isEqualTo(Part.State.EMPTY);
  }

  @Test
  void aDamagedPartKeepsNoOtherFromBeingRecovered() throws IOException {
    Browser browser = room.student(exam);
    String damaged = browser.show(Source.CAMERA);
    String whole = browser.show(Source.SCREEN);
    byte[] bytes = Files.readAllBytes(blob(browser, damaged));
    bytes[bytes.length / 2] ^= 1;
    bytes[4] ^= 1;
    Files.write(blob(browser, damaged), bytes);
    crashAndStart();
    assertThat(room.part(whole).state()).isEqualTo(Part.State.RECOVERED);
    // It is left alone, for somebody who may know better.
    assertThat(room.part(damaged).state()).isEqualTo(Part.State.RECORDING);
    assertThat(Files.readAllBytes(blob(browser, damaged))).isEqualTo(bytes);
  }

  @Test
  void anOrderlyEndFinishesRecordingsAndInterruptsWhoIsLive() {
    Browser browser = room.student(exam);
    String id = browser.show(Source.CAMERA);
    room.close();
    room = new FurnishedRoom(folder);
    assertThat(room.part(id).state()).isEqualTo(Part.State.FINISHED);
    assertThat(room.part(id).reason()).isEqualTo("hung-up");
    assertThat(room.state(browser)).isEqualTo(AttemptState.INTERRUPTED);
    room.rooms().recover();
    assertThat(room.part(id).state()).isEqualTo(Part.State.FINISHED);
  }
}
