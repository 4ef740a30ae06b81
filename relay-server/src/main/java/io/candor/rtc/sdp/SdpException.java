package io.candor.rtc.sdp;

/** A session description that cannot be used; the message says why, to a person. */
public final class SdpException extends RuntimeException {
  public SdpException(String message) {
    super(message);
  }
}
