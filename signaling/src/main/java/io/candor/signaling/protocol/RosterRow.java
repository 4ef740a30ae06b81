package io.candor.signaling.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One student of an exam: the sources that are live now, when capture first started, why the
 * student declined, if they said so, and since when they wait for help or are paused.
 */
public record RosterRow(
    String attempt,
    @Limit(Limit.NAME) String student,
    AttemptState state,
    List<Source> sources,
    @Nullable Long startedAt,
    @Nullable @Limit(Limit.NAME) String declineReason,
    @Nullable Long helpSince,
    @Nullable Long pausedSince) {
  public RosterRow {
    sources = List.copyOf(sources);
  }
}
