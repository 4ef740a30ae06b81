package io.candor.webm;

/**
 * What a recording needs to know about Opus (RFC 6716, RFC 7845): how long a packet lasts, and what
 * silence is.
 */
public final class Opus {
  /** Samples a second; Opus times always count at this rate. */
  public static final int RATE = 48_000;

  public static final int SAMPLES_PER_MS = RATE / 1000;

  static final int CHANNELS = 2;
  static final int SEEK_PRE_ROLL_NANOS = 80_000_000;

  /** Length of the packet that {@link #silence()} returns. */
  public static final int SILENCE_SAMPLES = 20 * SAMPLES_PER_MS;

  private static final int MAX_SAMPLES = 120 * SAMPLES_PER_MS;

  private Opus() {}

  /** A packet of 20 ms of silence: CELT, full band, one channel, nothing coded. */
  public static byte[] silence() {
    return new byte[] {(byte) 0xF8, (byte) 0xFF, (byte) 0xFE};
  }

  /** Whether these bytes are {@link #silence()}. */
  static boolean isSilence(byte[] bytes, int offset, int length) {
    return length == 3
        && bytes[offset] == (byte) 0xF8
        && bytes[offset + 1] == (byte) 0xFF
        && bytes[offset + 2] == (byte) 0xFE;
  }

  /**
   * How many samples a packet plays, 1 to 5760; 0 when it is not an Opus packet (RFC 6716, 3.1).
   */
  public static int samples(byte[] packet) {
    return samples(packet, 0, packet.length);
  }

  static int samples(byte[] bytes, int offset, int length) {
    if (length < 1) {
      return 0;
    }
    int toc = bytes[offset] & 0xFF;
    int frames =
        switch (toc & 3) {
          case 0 -> 1;
          case 1, 2 -> 2;
          default -> length < 2 ? 0 : bytes[offset + 1] & 0x3F;
        };
    int samples = frames * frameSamples(toc >> 3);
    return samples > MAX_SAMPLES ? 0 : samples;
  }

  private static int frameSamples(int config) {
    if (config < 12) {
      return new int[] {480, 960, 1920, 2880}[config & 3];
    }
    return config < 16 ? 480 << (config & 1) : 120 << (config & 3);
  }

  /**
   * The identification header; no pre-skip, since a part begins in the middle of an encoder's
   * stream.
   */
  static byte[] head() {
    EbmlBuffer head = new EbmlBuffer(19);
    head.raw(new byte[] {'O', 'p', 'u', 's', 'H', 'e', 'a', 'd', 1, CHANNELS, 0, 0}, 0, 12);
    head.fixed(Integer.reverseBytes(RATE), 4);
    head.fixed(0, 3);
    return head.copy();
  }
}
