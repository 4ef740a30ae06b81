package io.candor.rtc.dtls;

import io.candor.rtc.srtp.SrtpKeys;
import io.candor.rtc.srtp.SrtpProfile;

/** How far a DTLS handshake has come. */
public sealed interface Handshake {
  /** It has not begun or goes on. */
  record Pending() implements Handshake {}

  /** The peer is who its SDP says, and these keys protect the media. */
  record Done(SrtpKeys keys, SrtpProfile profile) implements Handshake {}

  /** It will never complete; the reason is a sentence for people. */
  record Failed(String reason) implements Handshake {}
}
