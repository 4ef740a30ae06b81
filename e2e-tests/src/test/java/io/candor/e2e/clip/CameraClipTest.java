package io.candor.e2e.clip;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.probe.MediaProbe;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CameraClipTest {
  @TempDir Path folder;

  @Test
  void carriesEveryNumber() {
    for (int frame : new int[] {0, 1, 2, 255, 256, 32_768, 65_535}) {
      for (int student : new int[] {0, 1, 15}) {
        ClockReading reading = new ClockReading(student, frame);
        assertThat(ClockFace.read(gray(CameraClip.picture(reading, "Ada")))).contains(reading);
      }
    }
  }

  @Test
  void isNotFoundInAnEmptyRoom() {
    assertThat(ClockFace.read(new GrayPicture(new byte[320 * 240], 320, 240))).isEmpty();
  }

  @Test
  void livesThroughLowRateVp8() throws Exception {
    Path clip = CameraClip.write(folder.resolve("clip.mjpeg"), 3, "Grace", Duration.ofSeconds(4));
    Path video = folder.resolve("clip.webm");
    Process ffmpeg =
        new ProcessBuilder(
                "ffmpeg",
                "-v",
                "error",
                "-f",
                "mjpeg",
                "-r",
                "10",
                "-i",
                clip.toString(),
                "-c:v",
                "libvpx",
                "-b:v",
                "120k",
                "-deadline",
                "realtime",
                video.toString())
            .inheritIO()
            .start();
    assertThat(ffmpeg.waitFor()).isZero();
    assertThat(new MediaProbe(video).pictures())
        .extracting(MediaProbe.Picture::clock)
        .containsExactlyElementsOf(
            IntStream.range(0, 120)
                .mapToObj(frame -> Optional.of(new ClockReading(3, frame)))
                .toList());
  }

  private static GrayPicture gray(BufferedImage image) {
    byte[] pixels = new byte[image.getWidth() * image.getHeight()];
    for (int i = 0; i < pixels.length; i++) {
      int rgb = image.getRGB(i % image.getWidth(), i / image.getWidth());
      pixels[i] = (byte) (((rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff)) / 3);
    }
    return new GrayPicture(pixels, image.getWidth(), image.getHeight());
  }
}
