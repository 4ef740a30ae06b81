package io.candor.e2e.load;

import java.util.random.RandomGenerator;

/** The SSRCs of a publisher's streams, unsigned 32-bit values. */
record StreamIds(long audio, long video, long rtx) {
  static final int AUDIO_PAYLOAD = 111;
  static final int VIDEO_PAYLOAD = 96;
  static final int RTX_PAYLOAD = 97;
  static final int TRANSPORT_CC = 3;

  static StreamIds random(RandomGenerator random) {
    return new StreamIds(ssrc(random), ssrc(random), ssrc(random));
  }

  /** For a server that takes no stream of retransmissions: what is lost is sent again as it was. */
  StreamIds plain() {
    return new StreamIds(audio, video, -1);
  }

  private static long ssrc(RandomGenerator random) {
    return random.nextLong(1, 1L << 32);
  }
}
