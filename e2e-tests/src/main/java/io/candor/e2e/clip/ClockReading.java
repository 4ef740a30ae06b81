package io.candor.e2e.clip;

/**
 * What a picture's clock says.
 *
 * @param student which clip it is, 0 to 15
 * @param frame number of the frame in its clip, 0 to 65535
 */
public record ClockReading(int student, int frame) {
  private static final int FRAME_BITS = 16;
  private static final int CHECK_BITS = 8;
  private static final int CHECK_POLYNOMIAL = 0x07;

  /** Bits of a code word: student, frame, check. */
  static final int BITS = 28;

  /** The code word with its check (CRC-8 of student and frame). */
  int codeWord() {
    int payload = student << FRAME_BITS | frame;
    return payload << CHECK_BITS | check(payload);
  }

  static boolean valid(int codeWord) {
    return check(codeWord >>> CHECK_BITS) == (codeWord & 0xff);
  }

  static ClockReading decode(int codeWord) {
    int payload = codeWord >>> CHECK_BITS;
    return new ClockReading(payload >>> FRAME_BITS, payload & 0xffff);
  }

  /** CRC-8 over 20 bits, never zero for payload zero so that a black picture is no clock. */
  private static int check(int payload) {
    int crc = 0xa5;
    for (int bit = BITS - CHECK_BITS - 1; bit >= 0; bit--) {
      int feedback = (crc >>> 7) ^ ((payload >>> bit) & 1);
      crc = (crc << 1 & 0xff) ^ (feedback == 1 ? CHECK_POLYNOMIAL : 0);
    }
    return crc;
  }
}
