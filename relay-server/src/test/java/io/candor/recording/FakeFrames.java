package io.candor.recording;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Frames with right beginnings and nothing sensible after them. */
final class FakeFrames {
  static final int NUMBERED = 40;

  private FakeFrames() {}

  static byte[] vp8(boolean key, int width, int height, int length) {
    byte[] frame = new byte[length];
    frame[0] = (byte) (key ? 0x10 : 0x11);
    if (key) {
      ByteBuffer.wrap(frame)
          .put(
              3,
              new byte[] {
                (byte) 0x9D,
                1,
                0x2A,
                (byte) width,
                (byte) (width >> 8),
                (byte) height,
                (byte) (height >> 8)
              });
    }
    return frame;
  }

  /** A packet of 20 ms, 30 to 90 bytes long. */
  static byte[] opus(Random random) {
    byte[] packet = new byte[30 + random.nextInt(60)];
    random.nextBytes(packet);
    packet[0] = (byte) 0x78;
    return packet;
  }

  /** A packet of 20 ms that carries a number. */
  static byte[] numbered(int number) {
    return ByteBuffer.allocate(NUMBERED).put((byte) 0x78).putInt(number).array();
  }

  static int number(byte[] packet) {
    return ByteBuffer.wrap(packet).getInt(1);
  }

  /** A camera's frames, ten a second with a key frame every ten seconds. */
  static List<ClockMedia.Timed> pictures(int seconds) {
    Random random = new Random(seconds);
    List<ClockMedia.Timed> frames = new ArrayList<>();
    for (int n = 0; n < 10 * seconds; n++) {
      boolean key = n % 100 == 0;
      frames.add(
          new ClockMedia.Timed(
              100L * n, key, vp8(key, 320, 240, key ? 6000 : 800 + random.nextInt(1500))));
    }
    return frames;
  }

  /** A microphone's packets. */
  static List<ClockMedia.Timed> sounds(int seconds) {
    Random random = new Random(seconds);
    List<ClockMedia.Timed> packets = new ArrayList<>();
    for (int n = 0; n < 50 * seconds; n++) {
      packets.add(new ClockMedia.Timed(20L * n, true, opus(random)));
    }
    return packets;
  }
}
