package io.candor.e2e.relay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The report on one attempt as the API shows it.
 *
 * @param score null before it was begun
 * @param eventsWhole whether the chain of the events' hashes is unbroken
 */
public record Report(
    JsonNode attempt,
    List<Part> parts,
    List<Event> events,
    boolean eventsWhole,
    @Nullable JsonNode score,
    List<Evidence> evidence) {

  /**
   * A stretch of recording.
   *
   * @param recovered whether the server had to be started again to finish it
   */
  public record Part(
      String id,
      String source,
      long startedAt,
      @Nullable Long durationMs,
      String state,
      boolean recovered) {
    public boolean finished() {
      return state.equals("finished");
    }
  }

  /**
   * A photo, a screenshot or a clip, taken at epoch milliseconds on the server's clock.
   *
   * @param event the number of the event it belongs to
   */
  public record Evidence(String id, String kind, long at, @Nullable Long event, String state) {}

  /** The pieces of a kind that are wholly there. */
  public List<Evidence> kept(String kind) {
    return evidence.stream()
        .filter(piece -> piece.kind().equals(kind) && piece.state().equals("kept"))
        .toList();
  }

  /** Something noticed, at epoch milliseconds on the server's clock. */
  public record Event(
      long seq,
      String kind,
      long at,
      @Nullable JsonNode detail,
      @Nullable Long ends,
      @Nullable Long durationMs) {}

  public List<Part> parts(String source) {
    return parts.stream().filter(part -> part.source().equals(source)).toList();
  }

  public List<Event> events(String kind) {
    return events.stream().filter(event -> event.kind().equals(kind)).toList();
  }

  /** The events that the score counts, in their order. */
  public List<Event> flagged() {
    Set<Long> flags = new HashSet<>();
    if (score != null) {
      score.path("flags").forEach(flag -> flags.add(flag.path("event").asLong()));
    }
    return events.stream().filter(event -> flags.contains(event.seq())).toList();
  }

  public List<Long> sequenceNumbers() {
    return events.stream().map(Event::seq).sorted().toList();
  }
}
