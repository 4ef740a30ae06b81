package io.candor.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings given to ffmpeg, which must find every frame and nothing to complain about. */
@Tag("browser")
class DecodingTest {
  @TempDir Path folder;
  private final AttemptKey key = AttemptKey.random(new SecureRandom());

  @Test
  void aCameraWithGapsMuteAndANewPictureSizeDecodes() throws Exception {
    List<ClockMedia.Timed> video = new ArrayList<>(video(0, 10_000, 320, 240));
    video.addAll(video(40_000, 50_000, 640, 480));
    List<ClockMedia.Timed> audio = new ArrayList<>();
    List<byte[]> tone = ClockMedia.tone(60);
    for (int n = 0; n < 3000; n++) {
      if (n < 1000 || n > 2000) {
        audio.add(new ClockMedia.Timed(20L * n, true, tone.get(n)));
      }
    }
    MemoryPart part = new MemoryPart();
    PartSummary summary = Recordings.write(part, PartTracks.camera(true), video, audio, 60_000);
    assertThat(summary.videoFrames()).isEqualTo(200);
    assertThat(decoded(part.bytes())).contains("vp8,200", "opus,3000", "60.000");
  }

  @Test
  void aPartIsWholeWhileItIsBeingRecordedAndAfterACrash() throws Exception {
    BlobStore blobs = new BlobStore(folder, new SecureRandom());
    List<ClockMedia.Timed> video = video(0, 10_000, 320, 240);
    try (PartWriter writer = blobs.create(key, "a", "b")) {
      Recordings.feed(
          new PartRecorder(writer, PartTracks.screen()), video, List.of(), 30_000, now -> {});
      assertThat(decoded(content(blobs))).contains("vp8,100");
    }
    new PartRecovery(blobs).finish(key, "a", "b");
    // At most the last second may be gone.
    assertThat(decoded(content(blobs))).contains("vp8,100").containsPattern("29\\.|30\\.0");
  }

  private byte[] content(BlobStore blobs) {
    try (PartReader reader = blobs.open(key, "a", "b")) {
      return BlobStoreTest.all(reader);
    }
  }

  private static List<ClockMedia.Timed> video(long fromMs, long toMs, int width, int height)
      throws Exception {
    List<Long> times = LongStream.iterate(fromMs, t -> t < toMs, t -> t + 100).boxed().toList();
    return ClockMedia.video(times, t -> t % 5000 == 0, width, height);
  }

  /** Decodes everything, then answers codecs, packets and duration. */
  private String decoded(byte[] webm) throws IOException, InterruptedException {
    Path file = Files.write(folder.resolve("part.webm"), webm);
    ClockMedia.run(
        "ffmpeg",
        out -> {},
        "-hide_banner -v error -xerror -i " + file + " -fps_mode passthrough -f null -");
    String shown =
        "-v error -count_packets -show_entries stream=codec_name,nb_read_packets:format=duration -of csv=p=0 ";
    return new String(ClockMedia.run("ffprobe", out -> {}, shown + file), StandardCharsets.UTF_8);
  }
}
