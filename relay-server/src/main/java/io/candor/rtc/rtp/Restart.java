package io.candor.rtc.rtp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The suspicion that a sender started its sequence again far away (RFC 3550 A.1's bad_seq): a few
 * packets that agree with each other, with none of the old sequence in between, confirm it.
 */
final class Restart {
  /** Takes the packets that confirmed the suspicion. */
  interface Replay {
    void packet(long arrivalNanos, RtpPacket packet);
  }

  private static final int HELD = 3;
  private static final int NEAR = 32;

  private final @Nullable RtpPacket[] held = new @Nullable RtpPacket[HELD];
  private final long[] arrivals = new long[HELD];
  private int run;

  /** Notes a packet that does not fit; true if now {@code enough} of them agree. */
  boolean suspect(long now, RtpPacket packet, int enough) {
    RtpPacket last = run == 0 ? null : held[(run - 1) % HELD];
    int step = last == null ? 0 : (packet.sequenceNumber() - last.sequenceNumber()) & 0xFFFF;
    if (step == 0 || step > NEAR) {
      clear();
    }
    held[run % HELD] = packet;
    arrivals[run % HELD] = now;
    run++;
    return run >= enough;
  }

  /** The sequence number of the first packet held. */
  int firstSequence() {
    RtpPacket first = held[Math.max(0, run - HELD) % HELD];
    return first == null ? 0 : first.sequenceNumber();
  }

  /** Hands out the packets held, oldest first, and forgets them. */
  void replay(Replay into) {
    int to = run;
    for (int i = Math.max(0, to - HELD); i < to; i++) {
      RtpPacket packet = held[i % HELD];
      if (packet != null) {
        into.packet(arrivals[i % HELD], packet);
      }
    }
    clear();
  }

  void clear() {
    if (run > 0) {
      Arrays.fill(held, null);
      run = 0;
    }
  }
}
