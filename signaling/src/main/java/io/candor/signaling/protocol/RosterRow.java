package io.candor.signaling.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One student of an exam: the sources that are live now, and when capture first started. */
public record RosterRow(
    String attempt,
    @Limit(Limit.NAME) String student,
    AttemptState state,
    List<Source> sources,
    @Nullable Long startedAt) {
  public RosterRow {
    sources = List.copyOf(sources);
  }
}
