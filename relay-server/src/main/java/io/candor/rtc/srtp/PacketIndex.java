package io.candor.rtc.srtp;

/** The 48-bit packet index: rollover counter and sequence number (RFC 3711 §3.3.1, App. A). */
final class PacketIndex {
  /** The last index a key may be used for. */
  static final long LAST = (1L << 48) - 1;

  private PacketIndex() {}

  /**
   * Guesses the index of a packet from the highest index so far, -1 if there is none.
   *
   * @return the index nearest to the highest; negative when the packet precedes the first rollover
   */
  static long guess(long highest, int sequenceNumber) {
    if (highest < 0) {
      return sequenceNumber;
    }
    long roc = highest >>> 16;
    int last = (int) highest & 0xffff;
    if (last < 0x8000) {
      roc -= sequenceNumber - last > 0x8000 ? 1 : 0;
    } else {
      roc += last - 0x8000 > sequenceNumber ? 1 : 0;
    }
    return (roc << 16) + sequenceNumber;
  }
}
