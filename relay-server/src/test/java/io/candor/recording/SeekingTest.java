package io.candor.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jumping about in finished recordings in a real Chromium: each time the picture must be the one of
 * that moment.
 */
@Tag("browser")
class SeekingTest {
  private static final long TOLERANCE_MS = 500;

  @TempDir Path folder;
  private final AttemptKey key = AttemptKey.random(new SecureRandom());
  private BlobStore blobs;
  private Player player;

  @BeforeEach
  void open() throws Exception {
    blobs = new BlobStore(folder, new SecureRandom());
    player = new Player(id -> blobs.open(key, "attempt", id));
  }

  @AfterEach
  void close() {
    player.close();
  }

  @Test
  void findsTheRightPictureOnAScreenThatStandsStill() throws Exception {
    List<Long> times = every(200, 0, 10_000);
    times.addAll(every(200, 75_000, 80_000));
    PartSummary part =
        record(
            PartTracks.screen(), ClockMedia.video(times, t -> t % 30_000 == 0), List.of(), 110_000);

    assertThat(part.durationMs()).isEqualTo(110_000);
    List<Long> points = someOf(110_000);
    points.addAll(List.of(10_500L, 30_000L, 60_000L, 74_500L, 81_000L, 109_800L));
    seekTo(points, times, 110_000);
  }

  @Test
  void findsTheRightPictureAroundGapsInPictureAndSound() throws Exception {
    List<Long> times = every(100, 0, 20_000);
    times.addAll(every(100, 80_000, 160_000));
    List<byte[]> tone = ClockMedia.tone(160);
    List<ClockMedia.Timed> sound = new ArrayList<>();
    for (long at = 0; at < 160_000; at += 20) {
      if (at < 90_000 || at >= 150_000) {
        sound.add(new ClockMedia.Timed(at, true, tone.get((int) (at / 20))));
      }
    }
    PartSummary part =
        record(
            PartTracks.camera(true), ClockMedia.video(times, t -> t % 10_000 == 0), sound, 160_000);

    assertThat(part.durationMs()).isEqualTo(160_000);
    List<Long> points = someOf(160_000);
    points.addAll(List.of(25_000L, 50_000L, 79_000L, 100_000L, 149_000L));
    seekTo(points, times, 160_000);
  }

  private void seekTo(List<Long> points, List<Long> times, long durationMs) {
    assertThat(player.open("part"))
        .isCloseTo(durationMs, org.assertj.core.data.Offset.offset(100L));
    TreeSet<Long> shown = new TreeSet<>(times);
    List<String> wrong = new ArrayList<>();
    long slowest = 0;
    for (long point : points) {
      Player.Seek seek = player.seek(point);
      long expected = shown.floor(point);
      slowest = Math.max(slowest, seek.tookMs());
      System.out.println("seek " + point + " expected " + expected + " " + seek);
      if (Math.abs(seek.pictureMs() - expected) > TOLERANCE_MS) {
        wrong.add("at " + point + " ms the picture is of " + seek + ", not of " + expected);
      }
    }
    assertThat(wrong).isEmpty();
    System.out.println("slowest seek: " + slowest + " ms");
  }

  private PartSummary record(
      PartTracks tracks, List<ClockMedia.Timed> video, List<ClockMedia.Timed> audio, long endMs)
      throws Exception {
    return Recordings.write(blobs.create(key, "attempt", "part"), tracks, video, audio, endMs);
  }

  private static List<Long> every(long stepMs, long fromMs, long toMs) {
    return new ArrayList<>(
        LongStream.iterate(fromMs, t -> t < toMs, t -> t + stepMs).boxed().toList());
  }

  private static List<Long> someOf(long durationMs) {
    return new ArrayList<>(new Random(20).longs(20, 0, durationMs).boxed().toList());
  }
}
