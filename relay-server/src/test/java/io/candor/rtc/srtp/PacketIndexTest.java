package io.candor.rtc.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PacketIndexTest {
  @Test
  void takesTheFirstSequenceNumberAsItIs() {
    assertThat(PacketIndex.guess(-1, 0xffff)).isEqualTo(0xffff);
  }

  @Test
  void countsARollover() {
    assertThat(PacketIndex.guess(0xfffe, 1)).isEqualTo(0x10001);
  }

  @Test
  void countsALatePacketToTheRoundBefore() {
    assertThat(PacketIndex.guess(0x10001, 0xfffe)).isEqualTo(0xfffe);
  }

  @Test
  void answersBelowZeroForAPacketFromBeforeTheFirstRound() {
    assertThat(PacketIndex.guess(3, 0xfffe)).isNegative();
  }

  @Test
  void isTheNearestIndexWithThatSequenceNumber() {
    Random random = new Random(3711);
    for (int i = 0; i < 100_000; i++) {
      long highest = random.nextLong(1L << 47);
      int distance = random.nextInt(-0x7fff, 0x7fff);
      long index = highest + distance;
      assertThat(PacketIndex.guess(highest, (int) index & 0xffff)).isEqualTo(index);
    }
  }
}
