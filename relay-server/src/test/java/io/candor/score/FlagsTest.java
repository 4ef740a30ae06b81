package io.candor.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.TrackingOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is a flag, and for how long. */
class FlagsTest {
  private static final Set<TrackingOption> TABS = Set.of(TrackingOption.TAB_SWITCH);
  private static final Span SITTING = new Span(0, 600_000);

  private static List<Flag> flags(Noticed... timeline) {
    return Flags.of(List.of(timeline), TABS, SITTING, Map.of());
  }

  private static Noticed began(long seq, EventKind kind, long at) {
    return new Noticed(seq, kind, at, null, null);
  }

  private static Noticed ended(long seq, EventKind kind, long at, long ends, Long durationMs) {
    return new Noticed(seq, kind, at, ends, durationMs);
  }

  @Test
  void leavingIsAFlagFromItsBeginningToItsEnd() {
    assertThat(
            flags(
                began(1, EventKind.TAB_LEFT, 10_000),
                ended(2, EventKind.TAB_LEFT, 15_000, 1, 5_000L)))
        .containsExactly(
            new Flag(1, TrackingOption.TAB_SWITCH, new Span(10_000, 15_000), ReviewState.OPEN));
  }

  @Test
  void aPageThatIsLeftAndReturnedToIsOneFlag() {
    assertThat(
            flags(
                began(4, EventKind.PAGE_LEFT, 10_000),
                ended(5, EventKind.PAGE_RETURNED, 70_000, 4, null)))
        .extracting(Flag::event, Flag::time)
        .containsExactly(tuple(4L, new Span(10_000, 70_000)));
  }

  @Test
  void aGlanceIsNone() {
    assertThat(
            flags(
                began(1, EventKind.TAB_LEFT, 10_000),
                ended(2, EventKind.TAB_LEFT, 11_499, 1, 1_499L)))
        .isEmpty();
    assertThat(
            flags(
                began(1, EventKind.WINDOW_LEFT, 10_000),
                ended(2, EventKind.WINDOW_LEFT, 11_500, 1, 1_500L)))
        .hasSize(1);
    assertThat(flags(began(1, EventKind.TAB_LEFT, SITTING.until() - 1_000)))
        .as("away as the attempt ended, a moment ago")
        .isEmpty();
  }

  @Test
  void whatNobodyEndedLastsToTheEnd() {
    assertThat(flags(began(1, EventKind.TAB_LEFT, 500_000)))
        .extracting(Flag::time)
        .containsExactly(new Span(500_000, 600_000));
  }

  @Test
  void aWindowIsAFlagOfItsOwnUnlessTheExamIsLeftForIt() {
    assertThat(flags(began(1, EventKind.WINDOW_OPENED, 10_000)))
        .extracting(Flag::time)
        .containsExactly(new Span(10_000, 10_000));
    assertThat(
            flags(
                began(1, EventKind.WINDOW_OPENED, 10_000),
                began(2, EventKind.WINDOW_LEFT, 10_300),
                ended(3, EventKind.WINDOW_LEFT, 15_300, 2, 5_000L)))
        .extracting(Flag::event)
        .containsExactly(2L);
  }

  @Test
  void aMomentIsAFlagHoweverShortAndCloseToLeaving() {
    List<Noticed> timeline =
        List.of(
            began(1, EventKind.COPY_PASTE_BLOCKED, 10_000),
            began(2, EventKind.TAB_LEFT, 10_300),
            ended(3, EventKind.TAB_LEFT, 15_300, 2, 5_000L),
            began(4, EventKind.BROWSER_REPLACED, 20_000),
            began(5, EventKind.BROWSER_TOOK_OVER, 20_000),
            began(6, EventKind.ADDRESS_CHANGED, 30_000));
    Set<TrackingOption> used =
        Set.of(
            TrackingOption.COPY_PASTE, TrackingOption.SEVERAL_SESSIONS, TrackingOption.TAB_SWITCH);
    assertThat(Flags.of(timeline, used, SITTING, Map.of()))
        .extracting(Flag::event, flag -> flag.time().length())
        .containsExactly(tuple(1L, 0L), tuple(2L, 5_000L), tuple(5L, 0L), tuple(6L, 0L));
  }

  @Test
  void aShareThatStoppedIsOneUntilItIsCapturedAgainAndAnInterruptionIsNone() {
    List<Noticed> timeline =
        List.of(
            began(1, EventKind.CAPTURE_STARTED, 0),
            new Noticed(2, EventKind.CAPTURE_INTERRUPTED, 5_000, null, 60_000L),
            began(3, EventKind.CAPTURE_STOPPED, 100_000),
            ended(4, EventKind.CAPTURE_STARTED, 107_000, 3, 7_000L));
    assertThat(Flags.of(timeline, Set.of(TrackingOption.SHARE_KEPT), SITTING, Map.of()))
        .extracting(Flag::event, Flag::time)
        .containsExactly(tuple(3L, new Span(100_000, 107_000)));
  }

  @Test
  void onlyWhatThePolicyUsesIsCounted() {
    List<Noticed> left = List.of(began(1, EventKind.TAB_LEFT, 10_000));
    assertThat(Flags.of(left, Set.of(), SITTING, Map.of())).isEmpty();
    assertThat(Flags.of(left, Set.of(TrackingOption.LIVE_VIEW), SITTING, Map.of())).isEmpty();
  }

  @Test
  void whatTellsHowTheSittingWentIsNeverOne() {
    for (EventKind kind : EventKind.values()) {
      if (kind.flaggedBy().isEmpty()) {
        Noticed event = new Noticed(1, kind, 10_000, null, 300_000L);
        assertThat(flags(event)).as("%s", kind).isEmpty();
      }
    }
  }

  @Test
  void whatWasBeforeOrAfterTheAttemptIsNone() {
    assertThat(
            Flags.of(
                List.of(
                    new Noticed(1, EventKind.TAB_LEFT, 1_000, null, 5_000L),
                    new Noticed(2, EventKind.TAB_LEFT, 90_000, null, 5_000L)),
                TABS,
                new Span(10_000, 80_000),
                Map.of()))
        .isEmpty();
  }

  @Test
  void aReviewIsTheFlags() {
    assertThat(
            Flags.of(
                List.of(began(7, EventKind.TAB_LEFT, 10_000)),
                TABS,
                SITTING,
                Map.of(7L, ReviewState.DISMISSED)))
        .extracting(Flag::state)
        .containsExactly(ReviewState.DISMISSED);
  }
}
