package io.candor.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.candor.fuzz.MutationRun;
import io.candor.fuzz.Mutations;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PictureTest {
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void whatIsKeptShowsTheSameAndTellsNothingElse() throws IOException {
    byte[] sent = Jpegs.telling("48.1351 N, 11.5820 E <script>");
    assertThat(text(sent)).contains("Exif", "48.1351 N");
    Picture kept = Picture.of(sent).orElseThrow();
    assertThat(text(kept.bytes())).doesNotContain("Exif", "48.1351", "script");
    assertThat(kept.width()).isEqualTo(32);
    assertThat(kept.height()).isEqualTo(24);
    BufferedImage shown = Jpegs.decoded(kept.bytes());
    Color left = new Color(shown.getRGB(4, 12));
    assertThat(left.getRed()).isCloseTo(200, within(12));
    assertThat(left.getGreen()).isCloseTo(60, within(12));
    assertThat(new Color(shown.getRGB(28, 12)).getRed()).isLessThan(12);
  }

  @Test
  void whatAChromiumsCanvasMakesIsTaken() throws IOException {
    try (var in = PictureTest.class.getResourceAsStream("/media/canvas.jpg")) {
      Picture kept = Picture.of(Objects.requireNonNull(in).readAllBytes()).orElseThrow();
      Color right = new Color(Jpegs.decoded(kept.bytes()).getRGB(45, 30));
      assertThat(right.getBlue()).isGreaterThan(180);
      assertThat(right.getRed()).isLessThan(80);
    }
  }

  @Test
  void aScreenOfFourThousandPixelsIsTaken() {
    assertThat(Picture.of(Jpegs.plain(3840, 2160))).isPresent();
  }

  /**
   * A few hundred bytes that would take gigabytes, refused by what they say before any decoding.
   */
  @Test
  void aBombIsNotDecoded() {
    byte[] bomb = Jpegs.claiming(65_000, 65_000);
    assertThat(bomb).hasSizeLessThan(2_000);
    assertThat(BareJpeg.of(bomb)).get().extracting(BareJpeg::width).isEqualTo(65_000);
    assertThat(Picture.of(bomb)).isEmpty();
    assertThat(Picture.of(Jpegs.claiming(4001, 4000))).isEmpty();
  }

  @Test
  void manyScansAreNotTaken() {
    assertThat(Picture.of(Jpegs.progressive(64, 64))).isEmpty();
    byte[] plain = Jpegs.plain(16, 16);
    int scan = 0;
    while ((plain[scan] & 0xFF) != 0xFF || (plain[scan + 1] & 0xFF) != 0xDA) {
      scan++;
    }
    byte[] head = Arrays.copyOf(plain, plain.length - 2);
    byte[] again = Arrays.copyOfRange(plain, scan, plain.length - 2);
    byte[] many = Arrays.copyOf(head, head.length + 3 * again.length + 2);
    for (int i = 0; i < 3; i++) {
      System.arraycopy(again, 0, many, head.length + i * again.length, again.length);
    }
    many[many.length - 2] = (byte) 0xFF;
    many[many.length - 1] = (byte) 0xD9;
    assertThat(BareJpeg.of(many)).isEmpty();
  }

  @Test
  void whatIsSomethingElseIsNone() {
    byte[] plain = Jpegs.plain(16, 16);
    assertThat(Picture.of(new byte[0])).isEmpty();
    assertThat(Picture.of("<html><script>".getBytes(StandardCharsets.US_ASCII))).isEmpty();
    assertThat(Picture.of(Arrays.copyOf(plain, plain.length / 2))).as("torn").isEmpty();
    assertThat(Picture.of(Arrays.copyOfRange(plain, 2, plain.length))).isEmpty();
  }

  @Test
  void garbageIsReadWithoutHarm() {
    mutate(Mutations.usual(), 61);
  }

  @Test
  @Tag("long")
  void garbageIsReadWithoutHarmAtLength() {
    mutate(Mutations.many(), 62);
  }

  private static void mutate(int count, long seed) {
    MutationRun.ofBytes(List.of(Jpegs.plain(40, 30), Jpegs.telling("x"), Jpegs.progressive(16, 16)))
        .run(count, seed, BareJpeg::of);
  }

  /** The decoder gets what the walk lets through; fewer, for each makes a whole picture. */
  @Test
  void whatIsDecodedDoesNoHarm() {
    MutationRun.ofBytes(List.of(Jpegs.plain(40, 30)))
        .allocatingAtMost(256 << 20)
        .run(300, 63, Picture::of);
  }
}
