package io.candor.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.candor.exam.Rows;
import io.candor.store.Attempt;
import io.candor.store.Event;
import io.candor.store.Exam;
import io.candor.store.Part;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that is known about one attempt; times are epoch milliseconds. */
record Report(
    AttemptView attempt,
    @Nullable ConsentView consent,
    List<PartView> parts,
    List<Gap> gaps,
    List<EventView> events,
    boolean eventsWhole) {

  /** The attempt itself. */
  record AttemptView(
      String id,
      String exam,
      String examTitle,
      String studentName,
      String state,
      long createdAt,
      @Nullable Long startedAt,
      @Nullable Long finishedAt,
      @Nullable String endReason,
      @Nullable Long declinedAt,
      @Nullable String declineReason) {}

  /** When the student agreed to which text, in which language. */
  record ConsentView(long at, @Nullable String textVersion, @Nullable String language) {}

  /**
   * One stretch of recording.
   *
   * @param recovered whether a crash cut it short
   */
  record PartView(
      String id,
      String source,
      String state,
      long startedAt,
      @Nullable Long durationMs,
      @Nullable Long bytes,
      List<String> tracks,
      boolean recovered,
      @Nullable String reason) {}

  /** A time in which a source wasn't recorded, between two parts of it. */
  record Gap(String source, long at, long durationMs) {}

  /** Something noticed. */
  record EventView(
      long seq,
      String kind,
      long at,
      @JsonRawValue String detail,
      @Nullable Long ends,
      @Nullable Long durationMs,
      long committedAt) {}

  static Report of(Rows rows, Exam exam, Attempt attempt) {
    List<PartView> parts =
        rows.parts().ofAttempt(attempt.id()).stream()
            .filter(part -> part.state() != Part.State.EMPTY)
            .map(Report::view)
            .toList();
    return new Report(
        view(exam, attempt),
        attempt.consentAt() == null
            ? null
            : new ConsentView(
                attempt.consentAt(), attempt.consentTextVersion(), attempt.consentLanguage()),
        parts,
        Gaps.between(parts),
        rows.events().ofAttempt(attempt.id()).stream().map(Report::view).toList(),
        rows.events().broken(attempt.id()).isEmpty());
  }

  private static AttemptView view(Exam exam, Attempt attempt) {
    return new AttemptView(
        attempt.id(),
        exam.id(),
        exam.title(),
        attempt.studentName(),
        attempt.state().wire(),
        attempt.createdAt(),
        attempt.startedAt(),
        attempt.finishedAt(),
        attempt.endReason(),
        attempt.declinedAt(),
        attempt.declineReason());
  }

  private static PartView view(Part part) {
    boolean recovered = part.state() == Part.State.RECOVERED;
    Long started = part.startedAt();
    return new PartView(
        part.id(),
        part.source(),
        recovered ? Part.State.FINISHED.wire() : part.state().wire(),
        started == null ? part.createdAt() : started,
        part.durationMs(),
        part.bytes(),
        Arrays.stream(part.tracks().split(",", -1)).filter(kind -> !kind.isEmpty()).toList(),
        recovered,
        part.reason());
  }

  private static EventView view(Event event) {
    return new EventView(
        event.seq(),
        event.kind(),
        event.at(),
        event.detail(),
        event.ends(),
        event.durationMs(),
        event.committedAt());
  }
}
