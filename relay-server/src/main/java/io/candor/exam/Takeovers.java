package io.candor.exam;

import io.candor.signaling.protocol.Client;
import io.candor.signaling.protocol.Detail;
import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.ServerToTeacher;
import io.candor.store.Event;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes both browsers of a takeover on the timeline. It must be done between taking the attempt
 * and the welcome: only then does no browser number events.
 */
final class Takeovers {
  private final RoomParts parts;

  Takeovers(RoomParts parts) {
    this.parts = parts;
  }

  /** Blocks until both events are committed. */
  void note(Sitting sitting, Occupant before, Occupant now) {
    write(sitting, EventKind.BROWSER_REPLACED, before.client());
    write(sitting, EventKind.BROWSER_TOOK_OVER, now.client());
  }

  private void write(Sitting sitting, EventKind kind, @Nullable Client client) {
    long at = parts.clockwork().now();
    Detail detail =
        client == null
            ? Detail.none()
            : new Detail(Map.of("browser", client.browser(), "os", client.os()));
    String id = sitting.attemptId();
    String text = parts.texts().write(detail);
    Event event = new Event(id, 0, kind.wire(), at, text, null, null, at);
    long seq = parts.rows().events().append(event).join().seq();
    sitting.room().tell(new ServerToTeacher.Event(id, seq, kind, at, detail, null, null, at));
  }
}
