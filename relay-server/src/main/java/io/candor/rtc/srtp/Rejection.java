package io.candor.rtc.srtp;

/** Why a packet was not taken; receivers and senders count each. */
public enum Rejection {
  /** Not an RTP or RTCP packet, or too short to carry its tag. */
  MALFORMED,
  /** Seen before, or older than the replay window (RFC 3711 §3.3.2). */
  REPLAYED,
  /** The authentication tag does not fit. */
  UNAUTHENTIC,
  /** One more SSRC than a peer may use. */
  TOO_MANY_STREAMS,
  /** The key has protected as many packets as it may (RFC 3711 §9.2). */
  EXHAUSTED
}
