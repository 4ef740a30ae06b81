package io.candor.e2e.loss;

import dev.onvoid.webrtc.media.video.CustomVideoSource;
import dev.onvoid.webrtc.media.video.NativeI420Buffer;
import dev.onvoid.webrtc.media.video.VideoFrame;
import io.candor.e2e.clip.CameraClip;
import io.candor.e2e.clip.ClockReading;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows 15 pictures a second, each with its number. */
final class NumberedPictures implements AutoCloseable {
  private static final long PERIOD_MILLIS = 1000 / 15;
  private static final byte NEUTRAL = (byte) 128;

  private final CustomVideoSource source;
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private volatile int shown;

  NumberedPictures(CustomVideoSource source) {
    this.source = source;
  }

  void start() {
    var unused = clock.scheduleAtFixedRate(this::show, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** How many have been shown. */
  int shown() {
    return shown;
  }

  @Override
  public void close() {
    clock.shutdown();
    try {
      if (!clock.awaitTermination(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a picture takes longer than 10 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void show() {
    int number = shown;
    BufferedImage picture = CameraClip.picture(new ClockReading(1, number), "libwebrtc");
    NativeI420Buffer buffer = NativeI420Buffer.allocate(picture.getWidth(), picture.getHeight());
    luma(picture, buffer.getDataY(), buffer.getStrideY());
    neutral(buffer.getDataU());
    neutral(buffer.getDataV());
    VideoFrame frame = new VideoFrame(buffer, System.nanoTime());
    source.pushFrame(frame);
    frame.release();
    shown = number + 1;
  }

  private static void luma(BufferedImage picture, ByteBuffer plane, int stride) {
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int rgb = picture.getRGB(x, y);
        int sum = (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff);
        plane.put(y * stride + x, (byte) (16 + sum * 219 / 765));
      }
    }
  }

  private static void neutral(ByteBuffer plane) {
    for (int i = 0; i < plane.capacity(); i++) {
      plane.put(i, NEUTRAL);
    }
  }
}
