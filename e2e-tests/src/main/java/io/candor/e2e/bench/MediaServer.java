package io.candor.e2e.bench;

import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;

/** A server that records publishers, in a process of its own. */
interface MediaServer extends AutoCloseable {
  /** Product and version. */
  String name();

  long pid();

  /** Where publishers' sockets live. */
  InetAddress host();

  /** What publishers offer for the DTLS handshake: {@code actpass} or {@code active}. */
  String setup();

  /** Begins to receive and record a publisher; completes with the SDP answer. */
  CompletableFuture<String> publish(int index, String offer);

  /** Does what students do besides media, such as an event; called once a second. */
  void live(int second);

  /** Ends all recordings and counts what is in them. */
  Recorded finish();

  @Override
  void close();
}
