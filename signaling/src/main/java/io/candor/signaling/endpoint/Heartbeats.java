package io.candor.signaling.endpoint;

import io.candor.signaling.protocol.Protocol;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** When each connection was last heard; drops those that have been silent for 15 s. Thread-safe. */
final class Heartbeats {
  private final Map<TextSocket, Long> heard = new ConcurrentHashMap<>();
  private final LongSupplier nanos;

  Heartbeats(LongSupplier nanos) {
    this.nanos = nanos;
  }

  void heard(TextSocket socket) {
    heard.put(socket, nanos.getAsLong());
  }

  void forget(TextSocket socket) {
    heard.remove(socket);
  }

  /** Drops the silent ones; called about once a second. */
  void sweep() {
    long now = nanos.getAsLong();
    heard.forEach(
        (socket, at) -> {
          if (now - at >= Protocol.SILENCE.toNanos()) {
            heard.remove(socket);
            socket.abort();
          }
        });
  }
}
