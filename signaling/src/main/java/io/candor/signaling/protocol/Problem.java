package io.candor.signaling.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Something went wrong, in words for the person ({@code title}) and for whoever helps ({@code
 * detail}). {@code about} names the message type, peer or viewer it concerns; without it the whole
 * session is meant, and with {@link Retry#NEVER} the client then stops for good. {@code
 * lastEventSeq} comes with {@link #EVENT_GAP}: the client sends again from the event after it.
 */
public record Problem(
    String code,
    @Limit(Limit.NAME) String title,
    @Limit(Limit.TEXT) String detail,
    Retry retry,
    @Nullable String about,
    @Nullable Long lastEventSeq)
    implements ServerToStudent, ServerToTeacher {

  /**
   * Another browser is in this attempt; the launch token stays good for a hello that takes over.
   */
  public static final String ATTEMPT_HELD = "attempt-held";

  public static final String BAD_MESSAGE = "bad-message";
  public static final String EVENT_GAP = "event-gap";
  public static final String EVENT_REFUSED = "event-refused";
  public static final String EVENT_NOT_STORED = "event-not-stored";
  public static final String HELLO_EXPECTED = "hello-expected";
  public static final String HELLO_REFUSED = "hello-refused";
  public static final String PROTOCOL_UNSUPPORTED = "protocol-unsupported";
  public static final String NOT_SIGNED_IN = "not-signed-in";
  public static final String TOO_BUSY = "too-busy";
  public static final String INTERNAL = "internal";

  /** A problem of the whole session. */
  public static Problem session(String code, String title, String detail, Retry retry) {
    return new Problem(code, title, detail, retry, null, null);
  }

  /** A problem with one message, peer or viewer; the session goes on. */
  public static Problem about(String about, String code, String title, String detail, Retry retry) {
    return new Problem(code, title, detail, retry, about, null);
  }
}
