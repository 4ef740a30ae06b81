package io.candor.rtc.rtp;

/** Takes requests for retransmission. */
public interface NackSink {
  /**
   * Asks for the first {@code count} sequence numbers, ascending modulo 2^16; the array is valid
   * during the call only.
   */
  void nack(long mediaSsrc, int[] sequenceNumbers, int count);
}
