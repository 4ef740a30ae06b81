package io.candor.exam;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.score.Observer;
import io.candor.score.Span;
import io.candor.score.Spans;
import io.candor.signaling.protocol.AttemptState;
import io.candor.signaling.protocol.Detail;
import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.signaling.wire.WireMapper;
import io.candor.store.Attempt;
import io.candor.store.Event;
import io.candor.store.Part;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When an attempt counts as sat, paused and observed. */
class SittingTimeTest {
  private static final Set<TrackingOption> TABS = Set.of(TrackingOption.TAB_SWITCH);
  private static final Set<TrackingOption> RECORDED = TrackingOption.allNamed("recordSession");
  private static final long NOW = 9_000;

  private static Attempt attempt(
      @Nullable Long startedAt, @Nullable Long interruptedAt, @Nullable Long finishedAt) {
    return new Attempt(
        "a",
        "e",
        "Ada",
        AttemptState.LIVE,
        0,
        1L,
        "1",
        "en",
        startedAt,
        interruptedAt,
        finishedAt,
        null,
        0,
        null,
        null,
        null);
  }

  private static Event event(
      long seq, EventKind kind, long at, @Nullable Long ends, @Nullable Long durationMs) {
    return new Event("a", seq, kind.wire(), at, "{}", ends, durationMs, at + 500);
  }

  private static Part part(String source, String tracks, long at, @Nullable Long durationMs) {
    Part.State state = durationMs == null ? Part.State.RECORDING : Part.State.FINISHED;
    return new Part(source + at, "a", source, state, at, at, durationMs, 1L, tracks, null);
  }

  @Test
  void itIsSatFromItsFirstPictureToItsEnd() {
    assertThat(new SittingTime(attempt(null, null, null), List.of(), List.of(), NOW).span())
        .isEmpty();
    assertThat(new SittingTime(attempt(1_000L, null, null), List.of(), List.of(), NOW).span())
        .contains(new Span(1_000, NOW));
    assertThat(new SittingTime(attempt(1_000L, null, 5_000L), List.of(), List.of(), NOW).span())
        .contains(new Span(1_000, 5_000));
  }

  /** Whoever goes without a word has sat it until then, whenever the relay ends it. */
  @Test
  void whoWentAndDidNotComeBackHasSatItUntilThen() {
    Attempt gone = attempt(1_000L, 3_000L, 8_000L);
    assertThat(new SittingTime(gone, List.of(), List.of(), NOW).span())
        .contains(new Span(1_000, 3_000));
    List<Event> back = List.of(event(1, EventKind.NETWORK_LOST, 2_900, null, 1_000L));
    assertThat(new SittingTime(gone, back, List.of(), NOW).span()).contains(new Span(1_000, 8_000));
    List<Part> anew = List.of(part("camera", "video", 3_500, 100L));
    assertThat(new SittingTime(gone, List.of(), anew, NOW).span()).contains(new Span(1_000, 8_000));
  }

  @Test
  void pausesAreToldFromTheirEventsAndOneThatGoesOnLasts() {
    List<Event> pauses =
        List.of(
            event(1, EventKind.ATTEMPT_PAUSED, 2_000, null, null),
            event(2, EventKind.ATTEMPT_PAUSED, 3_000, 1L, 1_000L),
            event(3, EventKind.ATTEMPT_PAUSED, 7_000, null, null));
    Span sitting = new Span(1_000, NOW);
    assertThat(new SittingTime(attempt(1_000L, null, null), pauses, List.of(), NOW).paused(sitting))
        .isEqualTo(Spans.of(new Span(2_000, 3_000), new Span(7_000, NOW)));
  }

  /** What the extension notices without a network comes later; without a browser nothing does. */
  @Test
  void theBrowserObservesWithoutANetworkAndNotWhileItIsClosed() {
    List<Event> events =
        List.of(
            event(1, EventKind.NETWORK_LOST, 2_000, null, 500L),
            event(2, EventKind.ATTEMPT_RESUMED, 4_000, null, 1_000L),
            event(3, EventKind.EXTENSION_RESTARTED, 6_000, null, 100L));
    SittingTime time = new SittingTime(attempt(1_000L, null, null), events, List.of(), NOW);
    assertThat(time.observed(TABS, new Span(1_000, NOW)))
        .containsOnlyKeys(Observer.BROWSER)
        .containsValue(
            Spans.of(new Span(1_000, 4_000), new Span(5_000, 6_000), new Span(6_100, NOW)));
  }

  @Test
  void whatIsRecordedIsObservedAsLongAsItIs() {
    List<Part> parts =
        List.of(
            part("camera", "video,audio", 1_000, 2_000L),
            part("camera", "video", 4_000, null),
            part("screen", "video", 1_500, 7_000L));
    SittingTime time = new SittingTime(attempt(1_000L, null, null), List.of(), parts, NOW);
    var observed = time.observed(RECORDED, new Span(1_000, NOW));
    assertThat(observed)
        .containsOnlyKeys(Observer.CAMERA, Observer.MICROPHONE, Observer.SCREEN)
        .containsEntry(Observer.CAMERA, Spans.of(new Span(1_000, 3_000), new Span(4_000, NOW)))
        .containsEntry(Observer.MICROPHONE, Spans.of(new Span(1_000, 3_000)))
        .containsEntry(Observer.SCREEN, Spans.of(new Span(1_500, 8_500)));
    assertThat(time.observed(Set.of(TrackingOption.RECORD_MICROPHONE), new Span(1_000, NOW)))
        .as("sound alone is recorded")
        .containsOnlyKeys(Observer.MICROPHONE);
  }

  /** A part goes on while nothing comes: that time is not on it. */
  @Test
  void whatDidNotComeIsNotRecorded() {
    List<Event> events =
        List.of(
            missing(1, 2_000, null, "camera"),
            missing(2, 3_000, 1L, "camera"),
            missing(3, 7_000, null, "microphone"));
    List<Part> parts = List.of(part("camera", "video,audio", 1_000, 8_000L));
    Set<TrackingOption> used =
        Set.of(TrackingOption.RECORD_CAMERA, TrackingOption.RECORD_MICROPHONE);
    assertThat(
            new SittingTime(attempt(1_000L, null, 9_000L), events, parts, NOW)
                .observed(used, new Span(1_000, 9_000)))
        .containsOnly(
            Map.entry(Observer.CAMERA, Spans.of(new Span(1_000, 2_000), new Span(3_000, 9_000))),
            Map.entry(Observer.MICROPHONE, Spans.of(new Span(1_000, 7_000))));
  }

  private static Event missing(long seq, long at, @Nullable Long ends, String source) {
    String detail = new PolicyText(WireMapper.create()).write(Detail.of("source", source));
    String kind = EventKind.MEDIA_MISSING.wire();
    return new Event("a", seq, kind, at, detail, ends, null, at + 500);
  }

  /** Of what is not recorded nothing is known, and nobody is told that it was not there. */
  @Test
  void aLiveViewAloneTellsNothing() {
    SittingTime time = new SittingTime(attempt(1_000L, null, null), List.of(), List.of(), NOW);
    assertThat(time.observed(Set.of(TrackingOption.LIVE_VIEW), new Span(1_000, NOW))).isEmpty();
  }

  /**
   * A detector observes while the extension runs, but for what it says it could not see or hear.
   */
  @Test
  void whatADetectorCouldNotTellIsNotObservedByIt() {
    Span sitting = new Span(1_000, 9_000);
    List<Event> events =
        List.of(
            event(1, EventKind.PEOPLE_UNSEEN, 2_000, null, null),
            event(2, EventKind.PEOPLE_UNSEEN, 3_000, 1L, 1_000L),
            event(3, EventKind.EXTENSION_RESTARTED, 4_000, null, 500L),
            event(4, EventKind.AUDIO_UNHEARD, 8_000, null, null));
    Set<TrackingOption> used = Set.of(TrackingOption.PEOPLE, TrackingOption.AUDIO);
    assertThat(
            new SittingTime(attempt(1_000L, null, 9_000L), events, List.of(), NOW)
                .observed(used, sitting))
        .containsOnly(
            Map.entry(
                Observer.FACES,
                Spans.of(new Span(1_000, 2_000), new Span(3_000, 4_000), new Span(4_500, 9_000))),
            Map.entry(Observer.SPEECH, Spans.of(new Span(1_000, 4_000), new Span(4_500, 8_000))));
  }
}
