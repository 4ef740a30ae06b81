package io.candor.rtc.session;

/** Why a session came to its end. */
public enum SessionEnd {
  /** The remote peer closed DTLS. */
  LEFT,
  /** Consent expired: no authentic check for 30 s (RFC 7675). */
  SILENT,
  /** It never got as far as keys. */
  UNREACHABLE,
  /** The handshake failed, a wrong certificate included. */
  HANDSHAKE_FAILED
}
