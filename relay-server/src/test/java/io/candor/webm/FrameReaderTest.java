package io.candor.webm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Files of another program are read while they grow, torn, and when they are rubbish. */
class FrameReaderTest {
  private final List<String> frames = new ArrayList<>();

  private final FrameReader.Output noted =
      new FrameReader.Output() {
        @Override
        public void video(long timeMs, boolean key, byte[] vp8) {
          frames.add("v" + timeMs + (key ? "k" : "") + ":" + vp8.length);
        }

        @Override
        public void audio(long timeMs, byte[] opus) {
          frames.add("a" + timeMs + ":" + opus.length);
        }
      };

  /** As much of a file as there is. */
  private static final class Growing implements WebmSource {
    private byte[] bytes = {};

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public int read(long position, byte[] into, int offset, int length) {
      if (position >= bytes.length) {
        return -1;
      }
      // Short reads, as a file may give them.
      int count = Math.min(Math.min(length, 7), (int) (bytes.length - position));
      System.arraycopy(bytes, (int) position, into, offset, count);
      return count;
    }
  }

  /** An element with a size field of {@code width} bytes; all ones say that it is not known. */
  private static byte[] element(int id, int width, boolean unknown, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int shift = 24; shift >= 0; shift -= 8) {
      if (id >>> shift != 0) {
        out.write(id >>> shift);
      }
    }
    long size = unknown ? (1L << (7 * width)) - 1 : content.length;
    long marked = size | 1L << (7 * width);
    for (int i = width - 1; i >= 0; i--) {
      out.write((int) (marked >>> (8 * i)));
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] element(int id, byte[] content) {
    return element(id, content.length < 100 ? 1 : 4, false, content);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] track(int number, String codec) {
    return element(
        WebmId.TRACK_ENTRY,
        joined(
            element(WebmId.TRACK_NUMBER, new byte[] {(byte) number}),
            element(WebmId.CODEC_ID, codec.getBytes(StandardCharsets.US_ASCII))));
  }

  /** Everything before the clusters, with the sound as track 1, as some programs have it. */
  private static byte[] head() {
    return joined(
        element(WebmId.EBML, new byte[40]),
        element(WebmId.SEGMENT, 8, true, new byte[0]),
        element(WebmId.VOID, new byte[60]),
        element(WebmId.INFO, element(WebmId.TIMESTAMP_SCALE, new byte[] {0x0F, 0x42, 0x40})),
        element(WebmId.TRACKS, joined(track(1, "A_OPUS"), track(2, "V_VP8"), track(3, "V_VP9"))));
  }

  private static byte[] block(int track, int time, byte[] frame) {
    return joined(new byte[] {(byte) (0x80 | track), (byte) (time >> 8), (byte) time, 0}, frame);
  }

  private static byte[] frame(int length, boolean key) {
    byte[] frame = new byte[length];
    frame[0] = (byte) (key ? 0 : 1);
    return frame;
  }

  private static byte[] cluster(int timeMs, byte[]... blocks) {
    byte[] time = element(WebmId.TIMESTAMP, new byte[] {(byte) (timeMs >> 8), (byte) timeMs});
    return element(WebmId.CLUSTER, 8, true, joined(time, joined(blocks)));
  }

  private static byte[] file() {
    return joined(
        head(),
        cluster(
            0,
            element(WebmId.SIMPLE_BLOCK, block(2, 0, frame(900, true))),
            element(WebmId.SIMPLE_BLOCK, block(1, 10, frame(80, true))),
            element(WebmId.SIMPLE_BLOCK, block(3, 10, frame(50, true)))),
        cluster(
            1000,
            element(
                WebmId.BLOCK_GROUP,
                joined(
                    element(WebmId.BLOCK, block(2, -5, frame(300, false))),
                    element(0x9B, new byte[] {100}))),
            element(WebmId.SIMPLE_BLOCK, block(2, 5, frame(100_000, true)))),
        element(WebmId.CUES, new byte[200]));
  }

  private static final List<String> ALL = List.of("v0k:900", "a10:80", "v995:300", "v1005k:100000");

  @Test
  void framesOfEachTrackComeInOrder() {
    Growing source = new Growing();
    source.bytes = file();
    new FrameReader(source).read(noted);
    assertThat(frames).isEqualTo(ALL);
  }

  @Test
  void aGrowingFileIsReadOnWhereverItStopped() {
    byte[] whole = file();
    Random random = new Random(7);
    for (int round = 0; round < 50; round++) {
      frames.clear();
      Growing source = new Growing();
      FrameReader reader = new FrameReader(source);
      for (int size = 0; size < whole.length; size += 1 + random.nextInt(4_000)) {
        source.bytes = Arrays.copyOf(whole, size);
        reader.read(noted);
      }
      source.bytes = whole;
      reader.read(noted);
      assertThat(frames).isEqualTo(ALL);
    }
  }

  @Test
  void whatIsTornGivesWhatIsWhole() {
    byte[] whole = file();
    for (int size = 0; size < whole.length; size += 97) {
      frames.clear();
      Growing source = new Growing();
      source.bytes = Arrays.copyOf(whole, size);
      new FrameReader(source).read(noted);
      assertThat(ALL.subList(0, frames.size())).isEqualTo(frames);
    }
  }

  @Test
  void ourOwnFilesAreReadToo() {
    ClusterBuilder clusters = new ClusterBuilder(new CueIndex());
    clusters.add(WebmHeader.VIDEO, 0, true, frame(500, true), 0);
    clusters.add(WebmHeader.AUDIO, 20, true, frame(60, true), 0);
    clusters.add(WebmHeader.VIDEO, 700, false, frame(400, false), 0);
    clusters.close();
    Growing source = new Growing();
    source.bytes =
        joined(
            WebmHeader.live(true, true, 320, 240).bytes(),
            Arrays.copyOf(clusters.array(), clusters.length()));
    new FrameReader(source).read(noted);
    assertThat(frames).containsExactly("v0k:500", "a20:60", "v700:400");
  }

  @Test
  void rubbishEndsAndThrowsNothing() {
    byte[] whole = file();
    Random random = new Random(11);
    for (int round = 0; round < 2_000; round++) {
      byte[] broken = whole.clone();
      for (int hit = 0; hit < 1 + random.nextInt(12); hit++) {
        broken[random.nextInt(Math.min(broken.length, 1_600))] = (byte) random.nextInt(256);
      }
      Growing source = new Growing();
      source.bytes = broken;
      new FrameReader(source).read(noted);
    }
    for (int round = 0; round < 2_000; round++) {
      Growing source = new Growing();
      source.bytes = new byte[random.nextInt(500)];
      random.nextBytes(source.bytes);
      new FrameReader(source).read(noted);
    }
    assertThat(frames).isNotEmpty();
  }
}
