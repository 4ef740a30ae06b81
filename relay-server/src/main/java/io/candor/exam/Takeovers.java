package io.candor.exam;

import io.candor.signaling.protocol.Client;
import io.candor.signaling.protocol.Detail;
import io.candor.signaling.protocol.EventKind;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Writes on the timeline that an attempt goes on in another browser, or from somewhere else. */
final class Takeovers {
  private final Timeline timeline;

  Takeovers(RoomParts parts) {
    this.timeline = new Timeline(parts);
  }

  /** Blocks until both events are committed. */
  void note(Sitting sitting, Occupant before, Occupant now) {
    CompletableFuture.allOf(
            timeline.note(sitting, EventKind.BROWSER_REPLACED, detail(before.client())),
            timeline.note(sitting, EventKind.BROWSER_TOOK_OVER, detail(now.client())))
        .join();
  }

  /** The same browser has come back from somewhere else. Blocks until it is committed. */
  void moved(Sitting sitting) {
    timeline.note(sitting, EventKind.ADDRESS_CHANGED, Detail.none()).join();
  }

  private static Detail detail(@Nullable Client client) {
    return client == null
        ? Detail.none()
        : new Detail(Map.of("browser", client.browser(), "os", client.os()));
  }
}
