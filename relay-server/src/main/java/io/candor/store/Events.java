package io.candor.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** The events of all attempts: only ever added to, each once, in order, chained. */
public final class Events {
  /** The columns of an {@link Event}. */
  static final String SELECT =
      "select attempt_id, seq, kind, at, detail, ends, duration_ms, committed_at from event";

  private final Database database;

  /** What became of an event that was to be added. */
  public sealed interface Added {
    /** It is written. */
    record New(Event event) implements Added {}

    /** It had been written before; nothing was done. */
    record Known(long lastSeq) implements Added {}

    /** One before it is missing; nothing was done. */
    record Early(long lastSeq) implements Added {}
  }

  private record Last(long seq, String hash) {}

  private record Chained(Event event, String hash) {}

  public Events(Database database) {
    this.database = database;
  }

  /**
   * Adds an event of a browser's after the one before it. Its {@code seq} and {@code ends} are the
   * browser's numbers; what was added has its places in the timeline instead.
   */
  public CompletableFuture<Added> add(Event said) {
    return database.writer().submit(handle -> add(handle, said));
  }

  /** Adds an event of the relay's own at the timeline's end, whatever its {@code seq}. */
  public CompletableFuture<Event> append(Event event) {
    return database.writer().submit(handle -> append(handle, event, null));
  }

  /** Adds an event that lasts, unless one of its kind and detail is still going on. */
  public CompletableFuture<Optional<Event>> begin(Event event) {
    return database
        .writer()
        .submit(
            handle ->
                goingOn(handle, event).isPresent()
                    ? Optional.empty()
                    : Optional.of(append(handle, event, null)));
  }

  /** Adds the end of what {@link #begin} began, if it is still going on. */
  public CompletableFuture<Optional<Event>> end(Event event) {
    return database
        .writer()
        .submit(
            handle ->
                goingOn(handle, event)
                    .map(begun -> append(handle, event.ending(begun.seq(), begun.at()), null)));
  }

  private record Begun(long seq, long at) {}

  /** The last one of this kind and detail, if nothing has ended it. */
  private static Optional<Begun> goingOn(Handle handle, Event event) {
    return handle
        .select(
            "select seq, at from event begun where attempt_id = ? and kind = ? and detail = ?"
                + " and ends is null"
                + " and not exists (select 1 from event where attempt_id = begun.attempt_id"
                + " and kind = begun.kind and ends = begun.seq) order by seq desc limit 1",
            event.attemptId(),
            event.kind(),
            event.detail())
        .map((rows, context) -> new Begun(rows.getLong(1), rows.getLong(2)))
        .findOne();
  }

  private static Added add(Handle handle, Event said) {
    long last = lastOfBrowser(handle, said.attemptId());
    if (said.seq() <= last) {
      return new Added.Known(last);
    }
    if (said.seq() > last + 1) {
      return new Added.Early(last);
    }
    Long ends = said.ends();
    Event placed = ends == null ? said : said.ending(place(handle, said.attemptId(), ends));
    return new Added.New(append(handle, placed, said.seq()));
  }

  private static Event append(Handle handle, Event event, @Nullable Long clientSeq) {
    Last last = last(handle, event.attemptId());
    Event next = event.numbered(last.seq() + 1);
    handle
        .createUpdate(
            "insert into event (attempt_id, seq, kind, at, detail, ends, duration_ms,"
                + " committed_at, hash, client_seq) values (:attemptId, :seq, :kind, :at, :detail,"
                + " :ends, :durationMs, :committedAt, :hash, :clientSeq)")
        .bindMethods(next)
        .bind("hash", EventChain.next(last.hash(), next))
        .bind("clientSeq", clientSeq)
        .execute();
    return next;
  }

  /** Where the event is that its browser calls so. */
  private static @Nullable Long place(Handle handle, String attemptId, long clientSeq) {
    return handle
        .select(
            "select seq from event where attempt_id = ? and client_seq = ?", attemptId, clientSeq)
        .mapTo(Long.class)
        .findOne()
        .orElse(null);
  }

  private static long lastOfBrowser(Handle handle, String attemptId) {
    return handle
        .select("select coalesce(max(client_seq), 0) from event where attempt_id = ?", attemptId)
        .mapTo(Long.class)
        .one();
  }

  private static Last last(Handle handle, String attemptId) {
    return handle
        .select(
            "select seq, hash from event where attempt_id = ? order by seq desc limit 1", attemptId)
        .map((rows, context) -> new Last(rows.getLong(1), rows.getString(2)))
        .findOne()
        .orElseGet(() -> new Last(0, EventChain.start(attemptId)));
  }

  /**
   * The browser's number of its last event, once all that were added until now are committed; or 0.
   */
  public CompletableFuture<Long> lastSeq(String attemptId) {
    return database.writer().submit(handle -> lastOfBrowser(handle, attemptId));
  }

  /** The last event of each attempt of an exam, the earliest first. */
  public List<Event> lastOfEach(String examId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(
                        SELECT
                            + " join (select id, (select max(seq) from event"
                            + " where attempt_id = attempt.id) as newest from attempt"
                            + " where exam_id = ?) latest on attempt_id = id and seq = newest"
                            + " order by committed_at, attempt_id",
                        examId)
                    .mapTo(Event.class)
                    .list());
  }

  /** The events of an attempt in order of their seq. */
  public List<Event> ofAttempt(String attemptId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(SELECT + " where attempt_id = ? order by seq", attemptId)
                    .mapTo(Event.class)
                    .list());
  }

  /** The events of these kinds in all attempts of an exam, by attempt and in order of their seq. */
  public List<Event> ofExam(String examId, Collection<String> kinds) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        SELECT
                            + " where attempt_id in (select id from attempt where exam_id = :exam)"
                            + " and kind in (<kinds>) order by attempt_id, seq")
                    .bind("exam", examId)
                    .bindList("kinds", List.copyOf(kinds))
                    .mapTo(Event.class)
                    .list());
  }

  /** The first event whose hash doesn't fit, or empty when the chain is whole. */
  public Optional<Long> broken(String attemptId) {
    List<Chained> all = database.reading().withHandle(handle -> chained(handle, attemptId));
    String before = EventChain.start(attemptId);
    long expected = 1;
    for (Chained chained : all) {
      String hash = EventChain.next(before, chained.event());
      if (chained.event().seq() != expected || !hash.equals(chained.hash())) {
        return Optional.of(expected);
      }
      before = hash;
      expected++;
    }
    return Optional.empty();
  }

  /** Events and hashes by one statement: between two, another event might be committed. */
  private static List<Chained> chained(Handle handle, String attemptId) {
    RowMapper<Event> events = ConstructorMapper.of(Event.class);
    return handle
        .select(
            "select attempt_id, seq, kind, at, detail, ends, duration_ms, committed_at, hash"
                + " from event where attempt_id = ? order by seq",
            attemptId)
        .map((rows, context) -> new Chained(events.map(rows, context), rows.getString("hash")))
        .list();
  }
}
