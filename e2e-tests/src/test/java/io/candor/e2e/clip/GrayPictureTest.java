package io.candor.e2e.clip;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GrayPictureTest {
  private static final Offset<Double> EXACT = Offset.offset(1e-9);
  private static final GrayPicture PICTURE = picture(10, 10, 60, 10);

  @Test
  void isAsLikeItselfAsCanBeHoweverBright() {
    assertThat(PICTURE.likeness(PICTURE)).isCloseTo(1, EXACT);
    assertThat(PICTURE.likeness(picture(120, 120, 220, 120))).isCloseTo(1, EXACT);
  }

  @Test
  void isLessLikeAnother() {
    assertThat(PICTURE.likeness(picture(10, 60, 10, 10))).isLessThan(0);
    assertThat(PICTURE.likeness(picture(9, 9, 9, 9))).isZero();
  }

  private static GrayPicture picture(int... pixels) {
    byte[] bytes = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      bytes[i] = (byte) pixels[i];
    }
    return new GrayPicture(bytes, 2, 2);
  }
}
