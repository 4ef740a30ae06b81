package io.candor.rtc.sdp;

/** Who opens the DTLS handshake (RFC 8842): active is the DTLS client. */
public enum Setup {
  ACTIVE,
  PASSIVE,
  ACTPASS,
  HOLDCONN
}
