package io.candor.score;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Times that belong together, such as those in which a camera was seen: in order and apart. */
public record Spans(List<Span> list) {
  /** No time at all. */
  public static final Spans NONE = new Spans(List.of());

  public Spans {
    list = joined(list);
  }

  /** These spans, however they lie. */
  public static Spans of(Span... spans) {
    return new Spans(List.of(spans));
  }

  private static List<Span> joined(List<Span> spans) {
    List<Span> joined = new ArrayList<>();
    for (Span next : spans.stream().sorted(Comparator.comparingLong(Span::from)).toList()) {
      Span last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
      if (last == null || next.from() > last.until()) {
        joined.add(next);
      } else if (next.until() > last.until()) {
        joined.set(joined.size() - 1, new Span(last.from(), next.until()));
      }
    }
    return List.copyOf(joined);
  }

  /** All of it, in milliseconds. */
  public long length() {
    return list.stream().mapToLong(Span::length).sum();
  }

  /** The time in both. */
  public Spans and(Spans other) {
    List<Span> both = new ArrayList<>();
    for (Span one : list) {
      for (Span two : other.list) {
        long from = Math.max(one.from(), two.from());
        long until = Math.min(one.until(), two.until());
        if (from < until) {
          both.add(new Span(from, until));
        }
      }
    }
    return new Spans(both);
  }

  /** The time in this and not in the other. */
  public Spans without(Spans other) {
    List<Span> rest = new ArrayList<>();
    for (Span one : list) {
      long from = one.from();
      for (Span two : other.list) {
        if (two.from() >= one.until()) {
          break;
        }
        if (two.from() > from) {
          rest.add(new Span(from, two.from()));
        }
        from = Math.max(from, two.until());
      }
      if (from < one.until()) {
        rest.add(new Span(from, one.until()));
      }
    }
    return new Spans(rest);
  }

  /** Whether it has a moment in common with the span, be it at an end. */
  public boolean touches(Span span) {
    return list.stream().anyMatch(one -> one.from() <= span.until() && span.from() <= one.until());
  }
}
