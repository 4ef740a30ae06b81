package io.candor.exam;

import io.candor.signaling.protocol.Client;
import io.candor.store.Browser;

/** Keeps which browsers an attempt was sat in; nothing of one whose student has not agreed. */
record Introductions(RoomParts parts) {
  /** Whoever has consented, or comes back to an attempt with consent. */
  void keep(Sitting sitting) {
    Client client = sitting.doorway().occupant().client();
    if (client == null || sitting.consentAt().isEmpty()) {
      return;
    }
    String screens = client.screens();
    Browser browser =
        new Browser(
            sitting.attemptId(),
            parts.clockwork().now(),
            client.version(),
            client.browser(),
            client.os(),
            screens == null ? "" : screens);
    var unused = parts.rows().afterwards().browsers().seen(browser);
  }
}
