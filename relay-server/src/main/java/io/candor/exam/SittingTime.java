package io.candor.exam;

import io.candor.score.Observer;
import io.candor.score.Span;
import io.candor.score.Spans;
import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.TrackingOption;
import io.candor.store.Attempt;
import io.candor.store.Event;
import io.candor.store.Part;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * When an attempt was sat, paused and observed, told from what is kept of it.
 *
 * @param events at least those of the kinds in {@link #GOES_BY}
 * @param now epoch milliseconds
 */
record SittingTime(Attempt attempt, List<Event> events, List<Part> parts, long now) {
  /** Nothing was noticed meanwhile: the extension did not run. */
  private static final Set<EventKind> UNWATCHED =
      EnumSet.of(EventKind.ATTEMPT_RESUMED, EventKind.EXTENSION_RESTARTED);

  /** What all this goes by. */
  static final Set<EventKind> GOES_BY =
      EnumSet.of(
          EventKind.ATTEMPT_RESUMED,
          EventKind.EXTENSION_RESTARTED,
          EventKind.NETWORK_LOST,
          EventKind.ATTEMPT_PAUSED,
          EventKind.MEDIA_MISSING,
          // Ends what PAGE_LEFT began, and what CAPTURE_STOPPED did.
          EventKind.PAGE_RETURNED,
          EventKind.CAPTURE_STARTED,
          EventKind.PEOPLE_UNSEEN,
          EventKind.AUDIO_UNHEARD);

  /** From its first picture to its end, or until its browser was last there; empty before that. */
  Optional<Span> span() {
    Long began = attempt.startedAt();
    if (began == null) {
      return Optional.empty();
    }
    Long left = attempt.interruptedAt();
    long over = Objects.requireNonNullElse(attempt.finishedAt(), now);
    long until = left != null && !cameBack(left) ? Math.min(left, over) : over;
    return Optional.of(new Span(began, Math.max(began, until)));
  }

  /** A browser that comes back tells what it has missed, or is recorded anew. */
  private boolean cameBack(long left) {
    boolean told =
        events.stream()
            .filter(event -> event.committedAt() > left)
            .anyMatch(
                event -> is(event, UNWATCHED) || is(event, EnumSet.of(EventKind.NETWORK_LOST)));
    return told || parts.stream().anyMatch(part -> part.createdAt() > left);
  }

  private static boolean is(Event event, Set<EventKind> kinds) {
    return EventKind.named(event.kind()).filter(kinds::contains).isPresent();
  }

  /** When teachers had it paused. */
  Spans paused(Span sitting) {
    return lasted(EventKind.ATTEMPT_PAUSED, sitting);
  }

  /** From the beginnings to the ends of what is of this kind; what nobody ended lasts on. */
  private Spans lasted(EventKind kind, Span sitting) {
    return lasted(events.stream().filter(event -> is(event, EnumSet.of(kind))).toList(), sitting);
  }

  private static Spans lasted(List<Event> all, Span sitting) {
    Map<Long, Event> endings = new HashMap<>();
    all.forEach(
        event -> Optional.ofNullable(event.ends()).ifPresent(begun -> endings.put(begun, event)));
    return new Spans(
        all.stream()
            .filter(event -> event.ends() == null)
            .map(
                event -> {
                  Event ending = endings.get(event.seq());
                  long until = ending == null ? sitting.until() : ending.at();
                  return new Span(event.at(), Math.max(event.at(), until));
                })
            .toList());
  }

  /** When each observer worked that these options ask for, as far as that is known. */
  Map<Observer, Spans> observed(Set<TrackingOption> used, Span sitting) {
    Map<Observer, Spans> observed = new EnumMap<>(Observer.class);
    Set<Observer> needed = Observer.of(used);
    Spans browser = Spans.of(sitting).without(unwatched());
    if (needed.contains(Observer.BROWSER)) {
      observed.put(Observer.BROWSER, browser);
    }
    // A detector tells when it could not: the network may be away meanwhile, what it notices comes.
    if (needed.contains(Observer.FACES)) {
      observed.put(Observer.FACES, browser.without(lasted(EventKind.PEOPLE_UNSEEN, sitting)));
    }
    if (needed.contains(Observer.SPEECH)) {
      observed.put(Observer.SPEECH, browser.without(lasted(EventKind.AUDIO_UNHEARD, sitting)));
    }
    // Only of what is recorded the relay knows when it was there.
    if (used.contains(TrackingOption.RECORD_CAMERA)) {
      observed.put(Observer.CAMERA, recorded("video", "camera", sitting));
    }
    if (used.contains(TrackingOption.RECORD_MICROPHONE)) {
      observed.put(Observer.MICROPHONE, recorded("audio", "microphone", sitting));
    }
    if (used.contains(TrackingOption.RECORD_SCREEN)) {
      observed.put(Observer.SCREEN, taken("screen", "video"));
    }
    return observed;
  }

  private Spans unwatched() {
    return new Spans(
        events.stream()
            .filter(event -> is(event, UNWATCHED))
            .map(
                event ->
                    new Span(
                        event.at(),
                        event.at() + Objects.requireNonNullElse(event.durationMs(), 0L)))
            .toList());
  }

  /**
   * When a camera's picture or sound was recorded, and came: a part goes on while nothing does.
   *
   * @param named what it is called where it was missing, as {@link Lacking} writes it
   */
  private Spans recorded(String kind, String named, Span sitting) {
    String detail = "{\"source\":\"" + named + "\"}";
    List<Event> missing =
        events.stream()
            .filter(event -> is(event, EnumSet.of(EventKind.MEDIA_MISSING)))
            .filter(event -> event.detail().equals(detail))
            .toList();
    return taken("camera", kind).without(lasted(missing, sitting));
  }

  private Spans taken(String source, String kind) {
    return new Spans(
        parts.stream()
            .filter(part -> part.source().equals(source))
            .filter(part -> List.of(part.tracks().split(",", -1)).contains(kind))
            .flatMap(this::time)
            .toList());
  }

  private Stream<Span> time(Part part) {
    Long began = part.startedAt();
    if (began == null || part.state() == Part.State.EMPTY) {
      return Stream.empty();
    }
    Long lasted = part.durationMs();
    long until = lasted == null ? Math.max(now, began) : began + lasted;
    return Stream.of(new Span(began, until));
  }
}
