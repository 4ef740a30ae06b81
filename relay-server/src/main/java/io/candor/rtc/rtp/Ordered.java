package io.candor.rtc.rtp;

/** Takes a track's packets in sequence, each exactly once, with what is missing named. */
public interface Ordered {
  /** The next packet; {@code arrivalNanos} is when it came, not when it could be delivered. */
  void packet(RtpPacket packet, long extendedSequence, long arrivalNanos);

  /** {@code count} packets from {@code fromSequence} on will never come. */
  void lost(long fromSequence, int count);
}
