package io.candor.rtc.session;

/** What a session dropped, by reason; read and written on its own thread. */
public final class SessionCounters {
  long unknown;
  long notAuthentic;
  long tooEarly;
  long malformed;

  /** Datagrams that are neither STUN, DTLS, RTP nor RTCP (RFC 7983). */
  public long unknown() {
    return unknown;
  }

  /** Media that failed authentication or was a replay. */
  public long notAuthentic() {
    return notAuthentic;
  }

  /** Media before the keys that found no place to wait. */
  public long tooEarly() {
    return tooEarly;
  }

  /** Authentic RTP that could not be read. */
  public long malformed() {
    return malformed;
  }
}
