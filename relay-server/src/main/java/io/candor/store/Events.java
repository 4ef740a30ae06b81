package io.candor.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** The events of all attempts: only ever added to, each once, in order, chained. */
public final class Events {
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

  /** Adds an event after the one before it. */
  public CompletableFuture<Added> add(Event event) {
    return database.writer().submit(handle -> add(handle, event));
  }

  /** Adds an event of the relay's own, whichever number is next; {@code event}'s seq is ignored. */
  public CompletableFuture<Event> append(Event event) {
    return database
        .writer()
        .submit(
            handle -> {
              Event next = event.numbered(last(handle, event.attemptId()).seq() + 1);
              add(handle, next);
              return next;
            });
  }

  private static Added add(Handle handle, Event event) {
    Last last = last(handle, event.attemptId());
    if (event.seq() <= last.seq()) {
      return new Added.Known(last.seq());
    }
    if (event.seq() > last.seq() + 1) {
      return new Added.Early(last.seq());
    }
    handle
        .createUpdate(
            "insert into event"
                + " (attempt_id, seq, kind, at, detail, ends, duration_ms, committed_at, hash)"
                + " values (:attemptId, :seq, :kind, :at, :detail, :ends, :durationMs,"
                + " :committedAt, :hash)")
        .bindMethods(event)
        .bind("hash", EventChain.next(last.hash(), event))
        .execute();
    return new Added.New(event);
  }

  private static Last last(Handle handle, String attemptId) {
    return handle
        .select(
            "select seq, hash from event where attempt_id = ? order by seq desc limit 1", attemptId)
        .map((rows, context) -> new Last(rows.getLong(1), rows.getString(2)))
        .findOne()
        .orElseGet(() -> new Last(0, EventChain.start(attemptId)));
  }

  /** The seq of the last event, once all that were added until now are committed; or 0. */
  public CompletableFuture<Long> lastSeq(String attemptId) {
    return database.writer().submit(handle -> last(handle, attemptId).seq());
  }

  /** The events of an attempt in order of their seq. */
  public List<Event> ofAttempt(String attemptId) {
    return database
        .reading()
        .withHandle(
            handle ->
                handle
                    .select(
                        "select attempt_id, seq, kind, at, detail, ends, duration_ms, committed_at"
                            + " from event where attempt_id = ? order by seq",
                        attemptId)
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
