package io.candor.exam;

import io.candor.signaling.protocol.Detail;
import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.ServerToTeacher;
import io.candor.store.Event;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What the relay itself notes in the timelines of attempts, and tells those who watch. */
record Timeline(RoomParts parts) {
  /** Notes something; done once it is committed and told. */
  CompletableFuture<Event> note(Sitting sitting, EventKind kind, Detail detail) {
    return parts
        .rows()
        .events()
        .append(event(sitting, kind, detail, parts.clockwork().now()))
        .thenApply(written -> told(sitting, written));
  }

  /** Notes that something begins, unless it goes on already. */
  CompletableFuture<Optional<Event>> begin(Sitting sitting, EventKind kind) {
    return begin(sitting, kind, Detail.none(), parts.clockwork().now());
  }

  /** Notes that something began then, unless it goes on already with the same detail. */
  CompletableFuture<Optional<Event>> begin(
      Sitting sitting, EventKind kind, Detail detail, long at) {
    return parts
        .rows()
        .events()
        .begin(event(sitting, kind, detail, at))
        .thenApply(written -> written.map(event -> told(sitting, event)));
  }

  /** Notes that something ends, if it goes on. */
  CompletableFuture<Optional<Event>> end(Sitting sitting, EventKind kind) {
    return end(sitting, kind, Detail.none(), parts.clockwork().now());
  }

  /** Notes that something ended then, if it goes on with the same detail. */
  CompletableFuture<Optional<Event>> end(Sitting sitting, EventKind kind, Detail detail, long at) {
    return parts
        .rows()
        .events()
        .end(event(sitting, kind, detail, at))
        .thenApply(written -> written.map(event -> told(sitting, event)));
  }

  private Event event(Sitting sitting, EventKind kind, Detail detail, long at) {
    long now = parts.clockwork().now();
    String text = parts.texts().write(detail);
    return new Event(sitting.attemptId(), 0, kind.wire(), at, text, null, null, now);
  }

  private Event told(Sitting sitting, Event written) {
    news(written).ifPresent(sitting.room()::tell);
    return written;
  }

  /** An event as those who watch are told of it; empty for a kind that is no longer known. */
  Optional<ServerToTeacher.Event> news(Event event) {
    return EventKind.named(event.kind())
        .map(
            kind ->
                new ServerToTeacher.Event(
                    event.attemptId(),
                    event.seq(),
                    kind,
                    event.at(),
                    parts.texts().detail(event.detail()),
                    event.ends(),
                    event.durationMs(),
                    event.committedAt()));
  }
}
