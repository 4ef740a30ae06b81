package io.candor.webm;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.fuzz.MutationRun;
import io.candor.fuzz.Mutations;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OpusClipTest {
  /** Two seconds of a tone, as Chromium's MediaRecorder writes them. */
  private static final byte[] CHROMIUM = resource("/media/clip.webm");

  private static final byte[] OGG = resource("/media/a.ogg");

  static byte[] resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(OpusClipTest.class.getResourceAsStream(name), name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static WebmSource source(byte[] file) {
    return new WebmSource() {
      @Override
      public long size() {
        return file.length;
      }

      @Override
      public int read(long position, byte[] into, int offset, int length) {
        int count = (int) Math.min(length, file.length - position);
        if (count <= 0) {
          return -1;
        }
        System.arraycopy(file, (int) position, into, offset, count);
        return count;
      }
    };
  }

  @Test
  void whatABrowserRecordsBecomesAFileOfOurs() {
    OpusClip clip = OpusClip.of(CHROMIUM).orElseThrow();
    assertThat(clip.durationMs()).isBetween(1_500L, 4_000L);
    byte[] file = clip.file();
    WebmReader read = WebmReader.of(source(file));
    assertThat(Objects.requireNonNull(read.header()).audio()).isTrue();
    assertThat(read.header().video()).isFalse();
    assertThat(read.header().durationMs()).isEqualTo(clip.durationMs());
    assertThat(read.audioPackets()).isEqualTo(clip.packets().size());
    assertThat(read.lastMs()).isBetween(clip.durationMs() - 5, clip.durationMs());
    OpusClip again = OpusClip.of(file).orElseThrow();
    assertThat(again.packets()).hasSameSizeAs(clip.packets());
    for (int i = 0; i < clip.packets().size(); i++) {
      assertThat(again.packets().get(i).bytes()).isEqualTo(clip.packets().get(i).bytes());
      assertThat(again.packets().get(i).timeMs()).isEqualTo(clip.packets().get(i).timeMs());
    }
  }

  @Test
  void oggIsRepacked() {
    OpusClip clip = OpusClip.of(OGG).orElseThrow();
    assertThat(clip.durationMs()).isBetween(29_900L, 30_100L);
    assertThat(OpusClip.of(clip.file()).orElseThrow().packets()).hasSameSizeAs(clip.packets());
  }

  @Test
  void whatIsSomethingElseIsNone() {
    assertThat(OpusClip.of(new byte[0])).isEmpty();
    assertThat(OpusClip.of(resource("/media/v.ivf"))).isEmpty();
    assertThat(OpusClip.of(Arrays.copyOf(OGG, OGG.length - 7))).as("torn").isEmpty();
    assertThat(OpusClip.of(Arrays.copyOf(CHROMIUM, CHROMIUM.length - 7))).as("torn").isEmpty();
  }

  /** With a picture beside the sound it is no clip. */
  @Test
  void aVideoIsNone() {
    CueIndex cues = new CueIndex();
    ClusterBuilder clusters = new ClusterBuilder(cues);
    clusters.add(WebmHeader.AUDIO, 0, true, Opus.silence(), WebmHeader.SIZE);
    clusters.close();
    EbmlBuffer all = new EbmlBuffer(1024);
    byte[] header = WebmHeader.live(true, true, 320, 240).bytes();
    all.raw(header, 0, header.length);
    all.raw(clusters.array(), 0, clusters.length());
    assertThat(OpusClip.of(all.copy())).isEmpty();
  }

  /** A few bytes a packet would make hours of it. */
  @Test
  void nobodySendsHours() {
    CueIndex cues = new CueIndex();
    ClusterBuilder clusters = new ClusterBuilder(cues);
    for (int i = 0; i <= OpusClip.LONGEST_MS / 20; i++) {
      clusters.add(WebmHeader.AUDIO, 20L * i, true, Opus.silence(), WebmHeader.SIZE);
    }
    clusters.close();
    EbmlBuffer all = new EbmlBuffer(1024);
    byte[] header = WebmHeader.live(false, true, 1, 1).bytes();
    all.raw(header, 0, header.length);
    all.raw(clusters.array(), 0, clusters.length());
    assertThat(OpusClip.of(all.copy())).isEmpty();
  }

  @Test
  void garbageIsReadWithoutHarm() {
    mutate(Mutations.usual(), 71);
  }

  @Test
  @Tag("long")
  void garbageIsReadWithoutHarmAtLength() {
    mutate(Mutations.many(), 72);
  }

  private static void mutate(int count, long seed) {
    List<OpusPacket> few = OpusClip.of(OGG).orElseThrow().packets().subList(0, 20);
    MutationRun.ofBytes(
            List.of(
                Arrays.copyOf(CHROMIUM, 4_000),
                new OpusClip(few, 400).file(),
                Arrays.copyOf(OGG, 3_000)))
        .run(count, seed, file -> OpusClip.of(file).ifPresent(OpusClip::file));
  }
}
