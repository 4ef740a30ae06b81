package io.candor.store;

import static io.candor.store.StoreFixture.ATTEMPT;
import static io.candor.store.StoreFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.store.Events.Added;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsTest {
  private static final String DROP_TRIGGERS =
      "drop trigger event_is_never_changed; drop trigger event_is_never_removed;";

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

  private void addUpTo(long last) {
    LongStream.rangeClosed(1, last).forEach(seq -> store.events.add(event(ATTEMPT, seq)).join());
  }

  private void script(String sql) {
    store.database.writer().submit(handle -> handle.createScript(sql).execute()).join();
  }

  @Test
  void anEventIsKeptAsItCame() {
    addUpTo(1);
    Event full = new Event(ATTEMPT, 2, "tab.left", 5, "{\"a\":\"ü\"}", 1L, 250L, 9);
    assertThat(store.events.add(full).join()).isEqualTo(new Added.New(full));
    assertThat(store.events.ofAttempt(ATTEMPT)).containsExactly(event(ATTEMPT, 1), full);
  }

  /** A browser counts its own events; the relay may note something between any two of them. */
  @Test
  void theRelaysOwnEventsShiftPlacesButNotTheBrowsersNumbers() {
    addUpTo(2);
    assertThat(store.events.append(noted("message.sent", 50)).join().seq()).isEqualTo(3);
    Event ending = new Event(ATTEMPT, 3, "tab.left", 60, "{}", 2L, 5L, 9);
    assertThat(store.events.add(ending).join())
        .isEqualTo(new Added.New(new Event(ATTEMPT, 4, "tab.left", 60, "{}", 2L, 5L, 9)));
    Event afterwards = new Event(ATTEMPT, 4, "tab.left", 70, "{}", 3L, 5L, 9);
    assertThat(store.events.add(afterwards).join())
        .as("the browser's third is the fourth in the timeline")
        .isEqualTo(new Added.New(new Event(ATTEMPT, 5, "tab.left", 70, "{}", 4L, 5L, 9)));
    assertThat(store.events.add(ending).join()).isEqualTo(new Added.Known(4));
    assertThat(store.events.lastSeq(ATTEMPT).join()).isEqualTo(4);
    assertThat(store.seqs()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(store.events.broken(ATTEMPT)).isEmpty();
  }

  @Test
  void whatLastsBeginsOnceAndEndsOnce() {
    Standings standings = new Standings(store.database);
    assertThat(store.events.end(noted("attempt.paused", 90)).join()).isEmpty();
    assertThat(store.events.begin(noted("attempt.paused", 100)).join()).isPresent();
    assertThat(store.events.begin(noted("attempt.paused", 110)).join()).isEmpty();
    assertThat(store.events.begin(noted("help.asked", 120)).join()).isPresent();
    assertThat(standings.of(ATTEMPT)).isEqualTo(new Standing(120L, 100L, 0));
    Event ended = store.events.end(noted("attempt.paused", 350)).join().orElseThrow();
    assertThat(ended.ends()).isEqualTo(1);
    assertThat(ended.durationMs()).isEqualTo(250);
    assertThat(store.events.end(noted("attempt.paused", 400)).join()).isEmpty();
    assertThat(store.events.begin(noted("attempt.paused", 500)).join()).isPresent();
    assertThat(store.events.end(noted("attempt.paused", 600)).join()).isPresent();
    assertThat(standings.of(ATTEMPT)).isEqualTo(new Standing(120L, null, 350));
    assertThat(standings.ofExam(StoreFixture.EXAM))
        .containsOnlyKeys(ATTEMPT)
        .containsValue(new Standing(120L, null, 350));
    assertThat(standings.of("nobody")).isEqualTo(Standing.PLAIN);
    assertThat(store.events.lastOfEach(StoreFixture.EXAM))
        .extracting(Event::seq)
        .containsExactly(5L);
    assertThat(store.events.broken(ATTEMPT)).isEmpty();
  }

  private static Event noted(String kind, long at) {
    return new Event(ATTEMPT, 0, kind, at, "{}", null, null, at);
  }

  @Test
  void eachSeqIsWrittenOnceAndInOrder() {
    addUpTo(2);
    Event again = new Event(ATTEMPT, 1, "window.left", 1, "{}", null, null, 1);
    assertThat(store.events.add(again).join()).isEqualTo(new Added.Known(2));
    assertThat(store.events.add(event(ATTEMPT, 4)).join()).isEqualTo(new Added.Early(2));
    assertThat(store.seqs()).containsExactly(1L, 2L);
    assertThat(store.events.ofAttempt(ATTEMPT).getFirst()).isEqualTo(event(ATTEMPT, 1));
    assertThat(store.events.lastSeq(ATTEMPT).join()).isEqualTo(2);
    assertThat(store.events.lastSeq("nobody").join()).isZero();
  }

  @Test
  void attemptsCountForThemselves() {
    store.attempts.invite("other", StoreFixture.EXAM, "Bo", 3, new byte[1]).join();
    addUpTo(3);
    assertThat(store.events.add(event("other", 1)).join()).isInstanceOf(Added.New.class);
    assertThat(store.events.broken("other")).isEmpty();
    assertThat(store.seqs()).hasSize(3);
  }

  @Test
  void manySendersAtOnceLeaveEachEventOnce() {
    List<CompletableFuture<Added>> all = new ArrayList<>();
    for (long seq = 1; seq <= 300; seq++) {
      all.add(store.events.add(event(ATTEMPT, seq)));
      all.add(store.events.add(event(ATTEMPT, seq)));
    }
    long fresh =
        all.stream().map(CompletableFuture::join).filter(Added.New.class::isInstance).count();
    assertThat(fresh).isEqualTo(300);
    assertThat(store.seqs()).isEqualTo(LongStream.rangeClosed(1, 300).boxed().toList());
    assertThat(store.events.broken(ATTEMPT)).isEmpty();
  }

  @Test
  void whatIsWrittenCannotBeChangedOrRemoved() {
    addUpTo(1);
    assertThatThrownBy(() -> script("update event set at = 0;"))
        .hasStackTraceContaining("an event is never changed");
    assertThatThrownBy(() -> script("delete from event;"))
        .hasStackTraceContaining("an event is never removed");
    assertThat(store.seqs()).containsExactly(1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update event set kind = 'window.left' where seq = 3;",
        "update event set at = at + 1 where seq = 3;",
        "update event set detail = '{}' where seq = 3;",
        "update event set ends = 1 where seq = 3;",
        "update event set duration_ms = 0 where seq = 3;",
        "update event set committed_at = 8 where seq = 3;",
        "update event set hash = (select hash from event where seq = 2) where seq = 3;",
        "delete from event where seq = 3;",
      })
  void whoeverTampersBreaksTheChainThere(String tampering) {
    addUpTo(5);
    assertThat(store.events.broken(ATTEMPT)).isEmpty();
    script(DROP_TRIGGERS + tampering);
    assertThat(store.events.broken(ATTEMPT)).contains(3L);
  }

  @Test
  void anotherAttemptsEventsDoNotFit() {
    store.attempts.invite("other", StoreFixture.EXAM, "Bo", 3, new byte[1]).join();
    addUpTo(2);
    script(DROP_TRIGGERS + "update event set attempt_id = 'other';");
    assertThat(store.events.broken("other")).contains(1L);
  }

  @Test
  void aChainThatGrowsWhileItIsLookedAtIsWhole() {
    CompletableFuture<Void> growing = CompletableFuture.runAsync(() -> addUpTo(400));
    int looks = 0;
    while (!growing.isDone() || looks == 0) {
      assertThat(store.events.broken(ATTEMPT)).as("look %d", looks).isEmpty();
      looks++;
    }
    growing.join();
    assertThat(store.events.lastSeq(ATTEMPT).join()).isEqualTo(400);
  }
}
