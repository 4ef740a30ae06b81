package io.candor.score;

import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.TrackingOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which events of a timeline are flags. */
public final class Flags {
  /** What is shorter is none: a glance, a notification, the browser's own dialog. */
  public static final long SHORTEST_MS = 1_500;

  /** Kinds that have no length of their own. */
  private static final Set<EventKind> MOMENTS =
      EnumSet.of(
          EventKind.WINDOW_OPENED,
          EventKind.COPY_PASTE_BLOCKED,
          EventKind.BROWSER_TOOK_OVER,
          EventKind.ADDRESS_CHANGED);

  private static final Set<EventKind> AWAY = EnumSet.of(EventKind.TAB_LEFT, EventKind.WINDOW_LEFT);

  private Flags() {}

  /**
   * The flags of a timeline, in its order.
   *
   * @param used the options that the exam's policy uses
   * @param sitting from the attempt's start to its end, or to now
   * @param reviews what became of flags, by their events
   */
  public static List<Flag> of(
      List<Noticed> timeline,
      Set<TrackingOption> used,
      Span sitting,
      Map<Long, ReviewState> reviews) {
    Map<Long, Noticed> endings = new HashMap<>();
    timeline.forEach(
        event -> Optional.ofNullable(event.ends()).ifPresent(begun -> endings.put(begun, event)));
    List<Noticed> away = timeline.stream().filter(event -> AWAY.contains(event.kind())).toList();
    List<Flag> flags = new ArrayList<>();
    for (Noticed event : timeline) {
      Optional<TrackingOption> option = event.kind().flaggedBy().filter(used::contains);
      if (option.isEmpty() || event.ends() != null || partOfLeaving(event, away)) {
        continue;
      }
      Span time = time(event, endings.get(event.seq()), sitting);
      boolean during = time.from() <= sitting.until() && sitting.from() <= time.until();
      boolean glance = !MOMENTS.contains(event.kind()) && time.length() < SHORTEST_MS;
      if (during && !glance) {
        ReviewState state = reviews.getOrDefault(event.seq(), ReviewState.OPEN);
        flags.add(new Flag(event.seq(), option.get(), time, state));
      }
    }
    return List.copyOf(flags);
  }

  /** From its beginning to its end; what nobody ended lasts as long as the sitting. */
  private static Span time(Noticed event, @Nullable Noticed ending, Span sitting) {
    if (MOMENTS.contains(event.kind())) {
      return new Span(event.at(), event.at());
    }
    Long lasted = event.durationMs();
    if (ending != null) {
      lasted = Objects.requireNonNullElse(ending.durationMs(), ending.at() - event.at());
    }
    long until = lasted == null ? sitting.until() : event.at() + lasted;
    return new Span(event.at(), Math.max(event.at(), until));
  }

  /** One act is one flag: a window that opens as the exam is left for it is no second one. */
  private static boolean partOfLeaving(Noticed event, List<Noticed> away) {
    return event.kind() == EventKind.WINDOW_OPENED
        && away.stream().anyMatch(left -> Math.abs(left.at() - event.at()) < SHORTEST_MS);
  }
}
