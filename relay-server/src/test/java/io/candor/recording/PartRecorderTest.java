package io.candor.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.webm.ClusterBuilder;
import io.candor.webm.Opus;
import io.candor.webm.WebmHeader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PartRecorderTest {
  private static final int VIDEO = WebmHeader.VIDEO;
  private static final int AUDIO = WebmHeader.AUDIO;

  private final MemoryPart part = new MemoryPart();
  private final PartRecorder camera = new PartRecorder(part, PartTracks.camera(true));
  private final PartRecorder screen = new PartRecorder(part, PartTracks.screen());

  @Test
  void writesWhatCameInTheOrderOfTime() {
    Random random = new Random(3);
    long startMs = 1_000_000;
    for (long at = 0; at < 60_000; at += 20) {
      camera.audio(startMs + at, FakeFrames.opus(random));
      if (at % 100 == 40) {
        // The picture arrives 60 ms after the sound of its moment.
        camera.video(
            startMs + at - 40, at % 10_000 == 40, FakeFrames.vp8(at % 10_000 == 40, 320, 240, 300));
      }
      if (at % 240 == 0) {
        camera.flush(startMs + at);
      }
    }
    PartSummary summary = camera.end(startMs + 60_000);

    WebmBlocks file = new WebmBlocks(part.bytes());
    assertThat(file.times(AUDIO))
        .isEqualTo(LongStream.range(0, 3000).mapToObj(n -> 20 * n).toList());
    assertThat(file.times(VIDEO))
        .isEqualTo(LongStream.range(0, 600).mapToObj(n -> 100 * n).toList());
    assertThat(file.blocks).extracting(WebmBlocks.Block::timeMs).isSorted();
    assertClustersAreSound(file);
    assertThat(file.durationMs).isEqualTo(60_000);
    assertThat(file.cues).hasSize(6);
    assertThat(summary).isEqualTo(new PartSummary(startMs, 60_000, part.size(), 600, 3000));
    assertThat(part.finished()).isTrue();
  }

  private static void assertClustersAreSound(WebmBlocks file) {
    long lastCluster = 0;
    for (WebmBlocks.Block block : file.blocks) {
      assertThat(block.clusterMs()).isGreaterThanOrEqualTo(lastCluster);
      assertThat(block.timeMs() - block.clusterMs()).isLessThan(ClusterBuilder.SPAN_MS);
      lastCluster = block.clusterMs();
    }
    for (WebmBlocks.Cue cue : file.cues) {
      WebmBlocks.Block first =
          file.blocks.stream()
              .filter(block -> block.clusterAt() == cue.clusterAt())
              .findFirst()
              .orElseThrow();
      assertThat(first.track()).isEqualTo(cue.track());
      assertThat(first.timeMs()).isEqualTo(cue.timeMs());
      assertThat(first.key()).isTrue();
    }
    for (int track : new int[] {VIDEO, AUDIO}) {
      assertThat(file.times(track)).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void beginsWithTheFirstKeyFrameAndItsSize() {
    screen.video(100, false, FakeFrames.vp8(false, 0, 0, 50));
    screen.video(200, true, new byte[20]);
    screen.flush(250);
    assertThat(screen.startMs()).isEmpty();
    assertThat(part.size()).isZero();
    screen.video(300, true, FakeFrames.vp8(true, 1920, 1080, 50));
    screen.flush(400);
    assertThat(screen.startMs()).hasValue(300);
    screen.end(1300);
    WebmBlocks file = new WebmBlocks(part.bytes());
    assertThat(file.times(VIDEO)).containsExactly(0L);
    assertThat(file.width).isEqualTo(1920);
    assertThat(file.height).isEqualTo(1080);
    assertThat(file.tracks).isEqualTo(1);
    assertThat(file.durationMs).isEqualTo(1000);
  }

  @Test
  void soundAloneBeginsTheFileAfterASecondAndThePictureComesLater() {
    tone(camera, 0, 3000);
    assertThat(camera.startMs()).hasValue(0);
    camera.video(3000, true, FakeFrames.vp8(true, 640, 360, 50));
    camera.end(3100);
    WebmBlocks file = new WebmBlocks(part.bytes());
    assertThat(file.tracks).isEqualTo(2);
    assertThat(file.width).isEqualTo(640);
    assertThat(file.times(VIDEO)).containsExactly(3000L);
    assertThat(file.cues)
        .contains(new WebmBlocks.Cue(VIDEO, 3000, file.of(VIDEO).get(0).clusterAt()));
  }

  @Test
  void soundWithoutAnyPictureIsAFileOfSound() {
    tone(camera, 0, 30_000);
    PartSummary summary = camera.end(30_000);
    WebmBlocks file = new WebmBlocks(part.bytes());
    assertThat(file.tracks).isEqualTo(1);
    assertThat(file.of(AUDIO)).hasSize(1500);
    assertThat(file.cues).hasSize(3);
    assertThat(file.cues.get(0).timeMs()).isZero();
    assertThat(file.cues.get(2).timeMs()).isBetween(20_000L, 21_000L);
    assertClustersAreSound(file);
    assertThat(summary.videoFrames()).isZero();
    assertThat(summary.empty()).isFalse();
  }

  @Test
  void silenceTakesThePlaceOfMissingSound() {
    tone(camera, 0, 2000);
    for (long now = 2000; now < 302_000; now += 100) {
      camera.video(now, now % 10_000 == 2000, FakeFrames.vp8(now % 10_000 == 2000, 320, 240, 60));
      camera.flush(now);
    }
    tone(camera, 302_000, 303_000);
    PartSummary summary = camera.end(303_000);
    WebmBlocks file = new WebmBlocks(part.bytes());
    assertThat(file.times(AUDIO))
        .isEqualTo(LongStream.range(0, 303 * 50).mapToObj(n -> 20 * n).toList());
    assertThat(file.of(AUDIO).get(10_000).data()).isEqualTo(Opus.silence());
    assertThat(summary.audioPackets()).isEqualTo(150);
    assertClustersAreSound(file);
  }

  @Test
  void lostPacketsLeaveNoHole() {
    Random random = new Random(4);
    for (long at = 0; at < 20_000; at += 20) {
      if (random.nextInt(20) != 0 || at == 0) {
        camera.audio(at, FakeFrames.opus(random));
      }
      camera.flush(at);
    }
    camera.end(20_000);
    assertThat(new WebmBlocks(part.bytes()).times(AUDIO))
        .isEqualTo(LongStream.range(0, 1000).mapToObj(n -> 20 * n).toList());
  }

  @Test
  void soundThatRunsFastOrSlowStaysWithinFiftyMilliseconds() {
    for (double rate : new double[] {0.999, 1.001}) {
      MemoryPart file = new MemoryPart();
      PartRecorder recorder = new PartRecorder(file, PartTracks.camera(true));
      Random random = new Random(5);
      for (int n = 0; n < 30_000; n++) {
        long at = Math.round(20 * n * rate);
        recorder.audio(at, FakeFrames.numbered(n));
        if (n % 10 == 0) {
          recorder.flush(at + random.nextInt(20));
        }
      }
      recorder.end(Math.round(600_000 * rate));
      for (WebmBlocks.Block block : new WebmBlocks(file.bytes()).of(AUDIO)) {
        if (block.data().length == FakeFrames.NUMBERED) {
          long due = Math.round(20 * FakeFrames.number(block.data()) * rate);
          assertThat(block.timeMs()).isBetween(due - 50, due + 50);
        }
      }
    }
  }

  @Test
  void aStillScreenLastsToItsEndAndSaysThatItLives() {
    screen.video(0, true, FakeFrames.vp8(true, 1280, 720, 1000));
    long before = 0;
    for (long now = 250; now <= 4 * 3_600_000L; now += 250) {
      screen.flush(now);
      if (now == 60_000) {
        before = part.size();
      }
      if (now == 600_000) {
        break;
      }
    }
    assertThat(part.size() - before).isLessThan(540 * 20);
    PartSummary summary = screen.end(600_500);
    WebmBlocks file = new WebmBlocks(part.bytes());
    assertThat(file.marks).isBetween(550L, 700L);
    assertThat(file.durationMs).isEqualTo(600_500);
    assertThat(summary.durationMs()).isEqualTo(600_500);
  }

  @Test
  void hoursAndLongGapsKeepTheirTimes() {
    screen.video(0, true, FakeFrames.vp8(true, 1280, 720, 1000));
    screen.flush(0);
    screen.video(40_000, false, FakeFrames.vp8(false, 0, 0, 30));
    screen.video(10 * 3_600_000L, false, FakeFrames.vp8(false, 0, 0, 30));
    screen.video(10 * 3_600_000L + 100, true, FakeFrames.vp8(true, 1280, 720, 30));
    screen.flush(10 * 3_600_000L + 100);
    screen.end(10 * 3_600_000L + 200);
    WebmBlocks file = new WebmBlocks(part.bytes());
    assertThat(file.times(VIDEO)).containsExactly(0L, 40_000L, 36_000_000L, 36_000_100L);
    assertThat(file.cues).extracting(WebmBlocks.Cue::timeMs).containsExactly(0L, 36_000_100L);
    assertClustersAreSound(file);
  }

  @Test
  void aFrameThatComesVeryLateKeepsItsTimeAndItsTracksOrder() {
    tone(camera, 0, 1000);
    camera.video(0, true, FakeFrames.vp8(true, 320, 240, 40));
    tone(camera, 1000, 3000);
    camera.video(1500, false, FakeFrames.vp8(false, 0, 0, 40));
    camera.video(1500, false, FakeFrames.vp8(false, 0, 0, 40));
    camera.flush(3200);
    camera.end(3200);
    WebmBlocks file = new WebmBlocks(part.bytes());
    assertThat(file.times(VIDEO)).containsExactly(0L, 1500L, 1501L);
    assertClustersAreSound(file);
  }

  @Test
  void nothingIsWrittenForAPartWithoutMedia() {
    camera.flush(1000);
    camera.audio(1, new byte[0]);
    camera.audio(1, new byte[] {3, 0});
    assertThat(camera.end(5000)).isEqualTo(PartSummary.EMPTY);
    assertThat(part.size()).isZero();
    assertThat(part.finished()).isTrue();
    assertThatThrownBy(() -> camera.flush(6000)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aTrackThatWasNotOfferedIsNotRecorded() {
    screen.video(0, true, FakeFrames.vp8(true, 320, 240, 40));
    screen.audio(0, Opus.silence());
    screen.end(100);
    assertThat(new WebmBlocks(part.bytes()).of(AUDIO)).isEmpty();
  }

  @Test
  void nothingIsLostWhenTheDiskFailsForAWhile() {
    part.failing(true);
    screen.video(0, true, FakeFrames.vp8(true, 320, 240, 40));
    assertThatThrownBy(() -> screen.flush(10)).isInstanceOf(UncheckedIOException.class);
    part.failing(false);
    screen.flush(20);
    part.failing(true);
    screen.video(100, false, FakeFrames.vp8(false, 0, 0, 40));
    assertThatThrownBy(() -> screen.flush(110)).isInstanceOf(UncheckedIOException.class);
    screen.video(200, true, FakeFrames.vp8(true, 320, 240, 40));
    assertThatThrownBy(() -> screen.flush(210)).isInstanceOf(UncheckedIOException.class);
    part.failing(false);
    screen.end(300);
    WebmBlocks file = new WebmBlocks(part.bytes());
    assertThat(file.times(VIDEO)).isEqualTo(List.of(0L, 100L, 200L));
    assertClustersAreSound(file);
  }

  /** Feeds sound from one time to another as it would come, flushing as it goes. */
  private static void tone(PartRecorder recorder, long fromMs, long toMs) {
    Random random = new Random(fromMs);
    for (long at = fromMs; at < toMs; at += 20) {
      recorder.audio(at, FakeFrames.opus(random));
      if (at % 200 == 180) {
        recorder.flush(at);
      }
    }
  }
}
