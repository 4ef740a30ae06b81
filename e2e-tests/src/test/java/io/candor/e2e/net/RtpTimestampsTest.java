package io.candor.e2e.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class RtpTimestampsTest {
  private static final int VIDEO = 0x8000_0001;
  private static final int RTX = 2;
  private static final int VP8_TYPE = 96;
  private static final int SENDER_REPORT_TYPE = 200;
  private static final byte RTP = (byte) 0x80;
  private static final byte STUN = 0;

  private final RtpTimestamps timestamps = new RtpTimestamps();

  @Test
  void countAPictureOnceHoweverManyPacketsItHas() {
    note(RTP, VP8_TYPE, 3000, VIDEO);
    note(RTP, VP8_TYPE | 0x80, 3000, VIDEO); // with the marker
    note(RTP, VP8_TYPE, -1, VIDEO);
    note(RTP, VP8_TYPE, 3000, RTX);
    assertThat(timestamps.count(Integer.toUnsignedLong(VIDEO))).isEqualTo(2);
    assertThat(timestamps.count(RTX)).isEqualTo(1);
  }

  @Test
  void leaveOutWhatIsNotRtp() {
    note(RTP, SENDER_REPORT_TYPE, 3000, VIDEO);
    note(STUN, VP8_TYPE, 3000, VIDEO);
    timestamps.note(ByteBuffer.wrap(new byte[] {RTP, VP8_TYPE, 0, 1}));
    assertThat(timestamps.count(Integer.toUnsignedLong(VIDEO))).isZero();
  }

  private void note(byte first, int type, int timestamp, int source) {
    ByteBuffer datagram = ByteBuffer.allocate(20).put(first).put((byte) type).putShort((short) 1);
    timestamps.note(datagram.putInt(timestamp).putInt(source).rewind());
  }
}
