package io.candor.e2e.relay;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The report on one attempt as the API shows it.
 *
 * @param eventsWhole whether the chain of the events' hashes is unbroken
 */
public record Report(JsonNode attempt, List<Part> parts, List<Event> events, boolean eventsWhole) {

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

  public List<Long> sequenceNumbers() {
    return events.stream().map(Event::seq).sorted().toList();
  }
}
