package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.store.Afterwards;
import io.candor.store.Browser;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept for the report: of nobody before they agree, and of nobody who declines. */
class AfterwardsTest {
  private static final String WORDS = "What is collected: all of it.";

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

  @Test
  void theBrowserAndTheWordsAreKeptOnceTheStudentHasAgreed() {
    io.candor.exam.Browser student = room.newcomer(room.exam());
    assertThat(browsers(student)).isEmpty();
    student.consent();
    Browser first =
        new Browser(student.attempt(), clock.millis(), "0.1.0", "Chrome/141", "Linux", "1920×1080");
    assertThat(browsers(student)).containsExactly(first);
    assertThat(afterwards().wordings().ofAttempt(student.attempt())).contains(WORDS);

    student.seat.left();
    io.candor.exam.Browser.resumed(room, student.welcome.resume());
    assertThat(browsers(student)).as("the same browser again").containsExactly(first);
  }

  @Test
  void whoeverDeclinesAfterAllLeavesNeither() {
    io.candor.exam.Browser student = room.newcomer(room.exam()).consent().decline(null);
    assertThat(browsers(student)).isEmpty();
    assertThat(afterwards().wordings().ofAttempt(student.attempt())).isEmpty();
    student.consent();
    assertThat(browsers(student)).hasSize(1);
    assertThat(afterwards().wordings().ofAttempt(student.attempt())).contains(WORDS);
  }

  private List<Browser> browsers(io.candor.exam.Browser student) {
    room.awaitQuiet();
    return afterwards().browsers().ofAttempt(student.attempt());
  }

  private Afterwards afterwards() {
    return room.rows().afterwards();
  }
}
