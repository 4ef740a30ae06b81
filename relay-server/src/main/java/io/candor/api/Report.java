package io.candor.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.candor.exam.Rows;
import io.candor.exam.Scored;
import io.candor.store.Afterwards;
import io.candor.store.Attempt;
import io.candor.store.Browser;
import io.candor.store.Event;
import io.candor.store.Exam;
import io.candor.store.Note;
import io.candor.store.Part;
import io.candor.store.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that is known about one attempt; times are epoch milliseconds. */
record Report(
    AttemptView attempt,
    @Nullable ConsentView consent,
    List<PartView> parts,
    List<Gap> gaps,
    List<EventView> events,
    boolean eventsWhole,
    @Nullable Long eventsBrokenAt,
    List<BrowserView> browsers,
    List<NoteView> notes,
    boolean mayNote,
    List<StatementView> statements,
    List<EvidenceView> evidence,
    @Nullable ScoreView score,
    boolean mayReview) {

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
  record ConsentView(
      long at, @Nullable String textVersion, @Nullable String language, @Nullable String wording) {}

  /** A browser the attempt was sat in, as it introduced itself. */
  record BrowserView(
      long firstAt, String extension, String name, String os, @Nullable String screens) {}

  /**
   * What a teacher wrote.
   *
   * @param mine whether whoever reads it wrote it, and may change it
   */
  record NoteView(
      String id,
      String author,
      String text,
      long createdAt,
      @Nullable Long editedAt,
      boolean mine) {
    static NoteView of(Note note, Reader reader) {
      return new NoteView(
          note.id(),
          reader.of(note),
          note.text(),
          note.createdAt(),
          note.editedAt(),
          reader.wrote(note));
    }
  }

  /**
   * What the student says to it.
   *
   * @param event the event it is about, or absent
   */
  record StatementView(String id, @Nullable Long event, String text, long writtenAt) {
    static StatementView of(Statement statement) {
      return new StatementView(
          statement.id(), statement.eventSeq(), statement.text(), statement.writtenAt());
    }
  }

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

  static Report of(Rows rows, Exam exam, Attempt attempt, Optional<Scored> scored, Reader reader) {
    Optional<Long> broken = rows.events().broken(attempt.id());
    Afterwards afterwards = rows.afterwards();
    List<PartView> parts =
        rows.parts().ofAttempt(attempt.id()).stream()
            .filter(part -> part.state() != Part.State.EMPTY)
            .map(Report::view)
            .toList();
    return new Report(
        view(exam, attempt),
        consent(rows, attempt),
        parts,
        Gaps.between(parts),
        rows.events().ofAttempt(attempt.id()).stream().map(Report::view).toList(),
        broken.isEmpty(),
        broken.orElse(null),
        afterwards.browsers().ofAttempt(attempt.id()).stream().map(Report::view).toList(),
        afterwards.notes().ofAttempt(attempt.id()).stream()
            .map(note -> NoteView.of(note, reader))
            .toList(),
        reader.mayNote(),
        afterwards.statements().ofAttempt(attempt.id()).stream().map(StatementView::of).toList(),
        afterwards.evidence().ofAttempt(attempt.id()).stream().map(EvidenceView::of).toList(),
        scored.map(found -> ScoreView.of(found, reader)).orElse(null),
        reader.mayReview());
  }

  /** What the student may see as long as the attempt goes on. */
  static Report soFar(Rows rows, Exam exam, Attempt attempt) {
    return new Report(
        view(exam, attempt),
        consent(rows, attempt),
        List.of(),
        List.of(),
        List.of(),
        true,
        null,
        rows.afterwards().browsers().ofAttempt(attempt.id()).stream().map(Report::view).toList(),
        List.of(),
        false,
        List.of(),
        List.of(),
        null,
        false);
  }

  private static @Nullable ConsentView consent(Rows rows, Attempt attempt) {
    Long at = attempt.consentAt();
    return at == null
        ? null
        : new ConsentView(
            at,
            attempt.consentTextVersion(),
            attempt.consentLanguage(),
            rows.afterwards().wordings().ofAttempt(attempt.id()).orElse(null));
  }

  private static BrowserView view(Browser browser) {
    return new BrowserView(
        browser.firstAt(),
        browser.extension(),
        browser.name(),
        browser.os(),
        browser.screens().isEmpty() ? null : browser.screens());
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
