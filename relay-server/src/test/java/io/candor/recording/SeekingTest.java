package io.candor.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
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
  private static final int FRAME_BYTES = 1800; // at ten a second, 144 kbit/s

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

  @Test
  void findsTheRightPictureAfterACrash() throws Exception {
    List<Long> times = every(200, 0, 30_000);
    PartWriter writer = blobs.create(key, "attempt", "part");
    PartRecorder recorder = new PartRecorder(writer, PartTracks.screen());
    Recordings.feed(
        recorder, ClockMedia.video(times, t -> t % 10_000 == 0), List.of(), 60_000, now -> {});
    writer.close();
    PartSummary part = new PartRecovery(blobs).finish(key, "attempt", "part");

    assertThat(part.durationMs()).isBetween(59_000L, 60_000L);
    seekTo(someOf(part.durationMs()), times, part.durationMs());
  }

  @Test
  void findsTheRightPictureWhereSoundCameFirst() throws Exception {
    List<Long> times = every(100, 20_000, 60_000);
    List<byte[]> tone = ClockMedia.tone(60);
    List<ClockMedia.Timed> sound = new ArrayList<>();
    for (int n = 0; n < 3000; n++) {
      sound.add(new ClockMedia.Timed(20L * n, true, tone.get(n)));
    }
    record(PartTracks.camera(true), ClockMedia.video(times, t -> t % 10_000 == 0), sound, 60_000);
    seekTo(someOf(60_000).stream().filter(point -> point > 20_000).toList(), times, 60_000);
  }

  /** As large as a real one: what a jump costs must not grow with the exam. */
  @Test
  @Tag("soak")
  void findsTheRightPictureInAnExamOfAlmostTwoHours() throws Exception {
    long durationMs = 6_500_000; // the bars count no further
    List<Long> times = every(100, 0, durationMs);
    List<ClockMedia.Timed> video =
        ClockMedia.video(times, 100).stream().map(frame -> padded(frame, FRAME_BYTES)).toList();
    record(PartTracks.camera(false), video, List.of(), durationMs);
    seekTo(someOf(durationMs), times, durationMs);
  }

  /** Decoders don't look at what stands behind a frame's last partition. */
  private static ClockMedia.Timed padded(ClockMedia.Timed frame, int size) {
    byte[] data = Arrays.copyOf(frame.data(), Math.max(size, frame.data().length));
    return new ClockMedia.Timed(frame.timeMs(), frame.key(), data);
  }

  private void seekTo(List<Long> points, List<Long> times, long durationMs) {
    assertThat(player.open("part")).isCloseTo(durationMs, Offset.offset(100L));
    TreeSet<Long> shown = new TreeSet<>(times);
    List<String> wrong = new ArrayList<>();
    List<Long> took = new ArrayList<>();
    for (long point : points) {
      long expected = shown.floor(point);
      Player.Seek seek = player.seek(point, expected, TOLERANCE_MS);
      took.add(seek.tookMs());
      if (Math.abs(seek.pictureMs() - expected) > TOLERANCE_MS) {
        wrong.add("at " + point + " ms the picture is of " + seek + ", not of " + expected);
      }
    }
    System.out.printf("jumps in %d s took %s ms%n", durationMs / 1000, took);
    assertThat(wrong).isEmpty();
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
