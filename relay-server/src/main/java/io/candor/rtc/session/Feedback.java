package io.candor.rtc.session;

/** Takes compound RTCP that is ready to be protected and sent. */
@FunctionalInterface
public interface Feedback {

  /**
   * The array has room for SRTCP's trailer behind {@code length}; it is the caller's again
   * afterwards.
   */
  void send(byte[] buffer, int length);
}
