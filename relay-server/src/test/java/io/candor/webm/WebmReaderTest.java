package io.candor.webm;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.fuzz.MutationRun;
import io.candor.fuzz.Mutations;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class WebmReaderTest {
  private final Random random = new Random(9);

  @Test
  void readsBackWhatTheBuilderWrote() {
    byte[] file = file(true);
    WebmReader read = WebmReader.of(source(file));
    assertThat(read.header()).isEqualTo(WebmHeader.live(true, true, 640, 360));
    assertThat(read.end()).isEqualTo(file.length);
    assertThat(read.videoFrames()).isEqualTo(30);
    assertThat(read.audioPackets()).isEqualTo(149);
    assertThat(read.lastMs()).isEqualTo(3000);
    assertThat(read.cues().count()).isEqualTo(3);
  }

  @Test
  void stopsAtTheLastWholeCluster() {
    byte[] file = file(true);
    long before = 0;
    for (int length = 0; length <= file.length; length++) {
      WebmReader read = WebmReader.of(source(Arrays.copyOf(file, length)));
      assertThat(read.header() == null).isEqualTo(length < WebmHeader.SIZE);
      assertThat(read.end()).isBetween(before, (long) length);
      before = read.end();
    }
    assertThat(before).isEqualTo(file.length);
  }

  @Test
  void everyHeaderIsReadBackAndHasTheSameSize() {
    for (WebmHeader header :
        List.of(
            WebmHeader.live(true, true, 1920, 1080),
            WebmHeader.live(true, false, 16383, 1),
            WebmHeader.live(true, true, 320, 240).finished(123_456, 99_999, 1_000_000),
            WebmHeader.live(true, true, 1, 1).withVideo(false),
            WebmHeader.live(true, false, 320, 240).finished(5, WebmHeader.UNKNOWN, 500))) {
      byte[] bytes = header.bytes();
      assertThat(bytes).hasSize(WebmHeader.SIZE);
      WebmHeader read = Objects.requireNonNull(WebmHeader.read(bytes));
      assertThat(read.video()).isEqualTo(header.video());
      assertThat(read.audio()).isEqualTo(header.audio());
      assertThat(read.durationMs()).isEqualTo(header.durationMs());
      assertThat(
              !header.video()
                  || (read.width() == header.width() && read.height() == header.height()))
          .isTrue();
    }
    assertThat(WebmHeader.read(new byte[WebmHeader.SIZE])).isNull();
  }

  @Test
  void garbageIsReadWithoutHarm() {
    mutate(Mutations.usual(), 31);
  }

  @Test
  @Tag("long")
  void garbageIsReadWithoutHarmAtLength() {
    mutate(Mutations.many(), 32);
  }

  private void mutate(int count, long seed) {
    MutationRun.ofBytes(
            List.of(file(true), file(false), Arrays.copyOf(file(true), WebmHeader.SIZE + 40)))
        .allocatingAtMost(1 << 20)
        .run(
            count,
            seed,
            mutant -> {
              WebmReader read = WebmReader.of(source(mutant));
              assertThat(read.end()).isBetween(0L, (long) mutant.length);
              assertThat(read.lastMs()).isBetween(0L, 1L << 41);
              byte[] cues = read.cues().bytes();
              assertThat(cues.length).isLessThan(50 * mutant.length + 50);
            });
  }

  @Test
  void opusPacketsTellTheirLength() {
    assertThat(Opus.samples(new byte[] {(byte) 0xF8})).isEqualTo(960);
    assertThat(Opus.samples(new byte[] {0x00})).isEqualTo(480);
    assertThat(Opus.samples(new byte[] {0x18})).isEqualTo(2880);
    assertThat(Opus.samples(new byte[] {0x60})).isEqualTo(480);
    assertThat(Opus.samples(new byte[] {0x78})).isEqualTo(960);
    assertThat(Opus.samples(new byte[] {(byte) 0x80})).isEqualTo(120);
    assertThat(Opus.samples(new byte[] {(byte) 0xF9})).isEqualTo(1920);
    assertThat(Opus.samples(new byte[] {(byte) 0xFB, 6})).isEqualTo(5760);
    assertThat(Opus.samples(new byte[] {(byte) 0xFB, 7})).isZero();
    assertThat(Opus.samples(new byte[] {(byte) 0xFB})).isZero();
    assertThat(Opus.samples(new byte[0])).isZero();
    assertThat(Opus.samples(Opus.silence())).isEqualTo(Opus.SILENCE_SAMPLES);
  }

  @Test
  void keyFramesTellTheirSize() {
    byte[] frame = {0x10, 0, 0, (byte) 0x9D, 1, 0x2A, (byte) 0x80, 0x02, 0x68, 0x41, 0};
    assertThat(Vp8Size.of(frame)).isEqualTo(new Vp8Size(640, 360));
    frame[0] |= 1;
    assertThat(Vp8Size.of(frame)).isNull();
    assertThat(Vp8Size.of(new byte[] {0x10, 0})).isNull();
    assertThat(Vp8Size.of(new byte[20])).isNull();
  }

  /** Three seconds of ten small frames and fifty packets each, one of them silence. */
  private byte[] file(boolean audio) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(WebmHeader.live(true, audio, 640, 360).bytes());
    ClusterBuilder clusters = new ClusterBuilder(new CueIndex());
    for (long at = 0; at < 3000; at += 20) {
      if (at % 100 == 0) {
        clusters.add(
            WebmHeader.VIDEO, at, at % 1000 == 0, new byte[random.nextInt(30)], WebmHeader.SIZE);
      }
      if (audio) {
        byte[] packet = at == 500 ? Opus.silence() : new byte[] {0x78, 1, 2, 3};
        clusters.add(WebmHeader.AUDIO, at, true, packet, WebmHeader.SIZE);
      }
    }
    clusters.close();
    file.write(clusters.array(), 0, clusters.length());
    return file.toByteArray();
  }

  private static WebmSource source(byte[] file) {
    return new WebmSource() {
      @Override
      public long size() {
        return file.length;
      }

      @Override
      public int read(long position, byte[] into, int offset, int length) {
        if (position >= file.length) {
          return -1;
        }
        int count = (int) Math.min(length, file.length - position);
        System.arraycopy(file, (int) position, into, offset, count);
        return count;
      }
    };
  }
}
