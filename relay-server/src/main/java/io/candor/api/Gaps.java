package io.candor.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the times between a source's parts in which it wasn't recorded. */
final class Gaps {
  /** Replacing a peer connection takes about this long; less is not worth a mark. */
  private static final long SHORTEST_MS = 500;

  private Gaps() {}

  static List<Report.Gap> between(List<Report.PartView> parts) {
    List<Report.Gap> gaps = new ArrayList<>();
    parts.stream()
        .map(Report.PartView::source)
        .distinct()
        .forEach(source -> gaps.addAll(ofSource(source, parts)));
    gaps.sort(Comparator.comparingLong(Report.Gap::at));
    return gaps;
  }

  private static List<Report.Gap> ofSource(String source, List<Report.PartView> parts) {
    List<Report.Gap> gaps = new ArrayList<>();
    long end = Long.MAX_VALUE;
    List<Report.PartView> ordered =
        parts.stream()
            .filter(part -> part.source().equals(source))
            .sorted(Comparator.comparingLong(Report.PartView::startedAt))
            .toList();
    for (Report.PartView part : ordered) {
      if (part.startedAt() - SHORTEST_MS > end) {
        gaps.add(new Report.Gap(source, end, part.startedAt() - end));
      }
      Long duration = part.durationMs();
      long ends = duration == null ? Long.MAX_VALUE : part.startedAt() + duration;
      end = end == Long.MAX_VALUE ? ends : Math.max(end, ends);
    }
    return gaps;
  }
}
