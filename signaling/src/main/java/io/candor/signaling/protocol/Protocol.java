package io.candor.signaling.protocol;

import java.time.Duration;

/** The constants of candor.v1 that both sides must agree on. */
public final class Protocol {
  /** The version in every hello and welcome. */
  public static final int VERSION = 1;

  /** The WebSocket subprotocol, asked for by the client and confirmed by the relay. */
  public static final String SUBPROTOCOL = "candor.v1";

  /** The path of the WebSocket endpoint. */
  public static final String PATH = "/signaling";

  /** The largest message, in UTF-8 bytes. */
  public static final int MAX_MESSAGE = 64 * 1024;

  /** How often a client pings. */
  public static final Duration PING_EVERY = Duration.ofSeconds(5);

  /** After so much silence either side drops the connection. */
  public static final Duration SILENCE = Duration.ofSeconds(15);

  /** How many events a client may have sent without an acknowledgement. */
  public static final int EVENT_WINDOW = 32;

  private Protocol() {}
}
