package io.candor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.signaling.protocol.AttemptState;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttemptsTest {
  private static final String ID = StoreFixture.ATTEMPT;

  @TempDir private Path folder;
  private StoreFixture store;

  @BeforeEach
  void open() {
    store = new StoreFixture(folder).furnish();
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void examsAreFoundByIdAndByCodeTheLatestFirst() {
    Exam later = StoreFixture.exam("exam-2", "code-2", 5);
    store.exams.add(later).join();
    assertThat(store.exams.find("exam-2")).contains(later);
    assertThat(store.exams.byJoinCode("code-1").map(Exam::id)).contains(StoreFixture.EXAM);
    assertThat(store.exams.byJoinCode("code-9")).isEmpty();
    assertThat(store.exams.all()).extracting(Exam::id).containsExactly("exam-2", "exam-1");
  }

  @Test
  void aJoinCodeServesOneExamOnly() {
    Exam same = StoreFixture.exam("exam-3", "code-1", 5);
    assertThatThrownBy(() -> store.exams.add(same).join()).hasMessageContaining("join_code");
    assertThat(store.exams.find("exam-3")).isEmpty();
  }

  @Test
  void anInvitationWithoutItsExamLeavesNothing() {
    assertThatThrownBy(() -> store.attempts.invite("a", "none", "Bo", 1, new byte[1]).join())
        .hasMessageContaining("FOREIGN KEY");
    assertThat(store.attempts.find("a")).isEmpty();
    assertThat(store.attempts.wrappedKey("a")).isEmpty();
  }

  @Test
  void anAttemptGoesItsWay() {
    assertThat(store.attempts.consented(ID, 10, "1", "de").join()).isTrue();
    assertThat(store.attempts.live(ID, 20).join()).isTrue();
    assertThat(store.attempts.interrupted(ID, 30).join()).isTrue();
    assertThat(store.attempts.live(ID, 40).join()).isTrue();
    assertThat(store.attempts.finished(ID, 50, "student").join()).isTrue();
    assertThat(store.attempts.find(ID))
        .contains(
            new Attempt(
                ID,
                StoreFixture.EXAM,
                "Ada",
                AttemptState.FINISHED,
                2,
                10L,
                "1",
                "de",
                20L,
                30L,
                50L,
                "student",
                0,
                null,
                null,
                null));
    assertThat(store.attempts.wrappedKey(ID)).contains(StoreFixture.KEY);
  }

  @Test
  void aChangeThatDoesNotFitTheStateChangesNothing() {
    assertThat(store.attempts.live(ID, 20).join()).as("live without consent").isFalse();
    assertThat(store.attempts.interrupted(ID, 20).join()).isFalse();
    assertThat(store.state()).isEqualTo(AttemptState.INVITED);
    store.attempts.consented(ID, 10, "1", "en").join();
    assertThat(store.attempts.consented(ID, 11, "2", "en").join()).as("twice").isFalse();
    store.attempts.finished(ID, 50, "student").join();
    assertThat(store.attempts.live(ID, 60).join()).as("after the end").isFalse();
    assertThat(store.attempts.finished(ID, 60, "teacher").join()).as("ended twice").isFalse();
    assertThat(store.attempts.find(ID).orElseThrow().endReason()).isEqualTo("student");
  }

  @Test
  void aStartInterruptsWhoeverWasLiveAndNobodyElse() {
    store.attempts.invite("other", StoreFixture.EXAM, "Bo", 3, new byte[1]).join();
    store.attempts.consented(ID, 10, "1", "en").join();
    store.attempts.live(ID, 20).join();
    assertThat(store.attempts.interruptAll(30).join()).isTrue();
    assertThat(store.state()).isEqualTo(AttemptState.INTERRUPTED);
    assertThat(store.attempts.find("other").orElseThrow().state()).isEqualTo(AttemptState.INVITED);
    assertThat(store.attempts.interruptAll(40).join()).isFalse();
    assertThat(store.attempts.ofExam(StoreFixture.EXAM))
        .extracting(Attempt::id)
        .containsExactly(ID, "other");
  }

  @Test
  void aLaunchTokenLetsInUntilItIsSpentOrTooOld() {
    store.launches.add("hash", ID, 100).join();
    assertThat(store.launches.enter("hash", "r1", 99).join()).contains(ID);
    assertThat(store.launches.enter("hash", "r2", 99).join()).as("a lost welcome").contains(ID);
    assertThat(store.attempts.byResumeHash("r1")).as("an older resume token").isEmpty();
    assertThat(store.attempts.byResumeHash("r2").map(Attempt::id)).contains(ID);
    assertThat(store.launches.enter("hash", "r3", 100).join()).as("too old").isEmpty();
    assertThat(store.launches.spent("hash", 99).join()).isTrue();
    assertThat(store.launches.spent("hash", 99).join()).as("spent twice").isFalse();
    assertThat(store.launches.enter("hash", "r4", 99).join()).as("spent").isEmpty();
    assertThat(store.launches.enter("unknown", "r5", 99).join()).isEmpty();
    assertThat(store.attempts.byResumeHash("r2")).as("untouched by refusals").isPresent();
  }

  @Test
  void aPartGoesItsWayOnce() {
    store.parts.begin("p1", ID, "camera", 10).join();
    store.parts.begin("p2", ID, "screen", 11).join();
    assertThat(store.parts.unfinished()).extracting(Part::id).containsExactly("p1", "p2");
    store.parts.flowing("p1", "video", 12).join();
    store.parts.flowing("p1", "audio,video", 15).join();
    assertThat(store.parts.find("p1").orElseThrow().startedAt()).isEqualTo(12);
    assertThat(store.parts.complete("p1", Part.State.FINISHED, 12, 3000, 99).join()).isTrue();
    assertThat(store.parts.complete("p1", Part.State.EMPTY, 0, 0, 0).join()).isFalse();
    store.parts.reason("p1", "hung-up").join();
    store.parts.reason("p1", "silent").join();
    assertThat(store.parts.find("p1"))
        .contains(
            new Part(
                "p1",
                ID,
                "camera",
                Part.State.FINISHED,
                10,
                12L,
                3000L,
                99L,
                "audio,video",
                "hung-up"));
    assertThat(store.parts.unfinished()).extracting(Part::id).containsExactly("p2");
    assertThat(store.parts.ofAttempt(ID)).hasSize(2);
  }

  @Test
  void allIsThereAfterClosingAndOpeningAgain() {
    store.events.add(StoreFixture.event(ID, 1)).join();
    store.close();
    store = new StoreFixture(folder);
    assertThat(store.exams.all()).hasSize(1);
    assertThat(store.seqs()).containsExactly(1L);
    assertThat(store.events.broken(ID)).isEmpty();
  }
}
