package io.candor.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.fuzz.MutationRun;
import io.candor.fuzz.Mutations;
import io.candor.webm.WebmHeader;
import io.candor.webm.WebmJoin;
import io.candor.webm.WebmReader;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several parts as one file: one clock, no hole in the sound, and a way to every picture. */
class JoinedTrackTest {
  private static final int VIDEO = WebmHeader.VIDEO;
  private static final int AUDIO = WebmHeader.AUDIO;

  private static List<ClockMedia.Timed> from(long start, List<ClockMedia.Timed> frames) {
    return frames.stream()
        .map(frame -> new ClockMedia.Timed(start + frame.timeMs(), frame.key(), frame.data()))
        .toList();
  }

  private static void record(
      JoinedTrack track, PartTracks tracks, long start, int seconds, boolean sound) {
    track.record(
        tracks,
        from(start, FakeFrames.pictures(seconds)),
        sound ? from(start, FakeFrames.sounds(seconds)) : List.of(),
        start + 1000L * seconds);
  }

  /** Ten seconds, half a minute of nothing, ten without a microphone, and a last one too early. */
  private static byte[] threeParts() {
    JoinedTrack track = new JoinedTrack();
    record(track, PartTracks.camera(true), 1_000, 10, true);
    record(track, PartTracks.camera(false), 41_000, 10, false);
    record(track, PartTracks.camera(true), 50_750, 10, true);
    return track.joined();
  }

  @Test
  void itIsOneFileOfTheWholeLengthOnOneClock() {
    byte[] file = threeParts();
    WebmBlocks webm = new WebmBlocks(file);
    WebmReader read = WebmReader.of(JoinedTrack.source(file));
    assertThat(webm.tracks).isEqualTo(2);
    // The last part waits until the picture before it is over: at 49 900 + 1 ms.
    assertThat(webm.durationMs).isEqualTo(49_901 + 10_000);
    assertThat(webm.of(VIDEO)).hasSize(300);
    assertThat(webm.times(VIDEO)).isSorted().doesNotHaveDuplicates();
    assertThat(webm.times(VIDEO).subList(99, 102)).containsExactly(9_900L, 40_000L, 40_100L);
    assertThat(webm.times(VIDEO).get(200)).isEqualTo(49_901);
    long[] clusters = webm.blocks.stream().mapToLong(WebmBlocks.Block::clusterMs).toArray();
    assertThat(clusters).isSorted();
    assertThat(read.videoFrames()).isEqualTo(300);
    assertThat(read.audioPackets()).isEqualTo(1_000);
  }

  @Test
  void soundIsWithoutHolesThroughGapsAndPartsThatHaveNone() {
    WebmBlocks webm = new WebmBlocks(threeParts());
    List<Long> times = webm.times(AUDIO);
    assertThat(times.getFirst()).isZero();
    assertThat(times).isSorted();
    for (int n = 1; n < times.size(); n++) {
      assertThat(times.get(n) - times.get(n - 1))
          .as("after %d", times.get(n - 1))
          .isBetween(0L, 40L);
    }
    // Players play packets one after the other: what they have played must be where the clock is.
    assertThat(times.size() * 20L).isBetween((long) webm.durationMs - 40, (long) webm.durationMs);
    int reached = Arrays.binarySearch(times.stream().mapToLong(t -> t).toArray(), 49_901);
    assertThat(Math.abs(reached < 0 ? -reached - 1 : reached) * 20L).isBetween(49_860L, 49_940L);
  }

  @Test
  void everyCueIsTheClusterOfItsKeyFrame() {
    byte[] file = threeParts();
    WebmBlocks webm = new WebmBlocks(file);
    List<Long> keys =
        webm.of(VIDEO).stream()
            .filter(WebmBlocks.Block::key)
            .map(WebmBlocks.Block::timeMs)
            .toList();
    assertThat(keys).containsExactly(0L, 40_000L, 49_901L);
    assertThat(webm.cues.stream().filter(cue -> cue.track() == VIDEO).map(WebmBlocks.Cue::timeMs))
        .containsExactlyElementsOf(keys);
    assertThat(webm.cues)
        .allSatisfy(
            cue ->
                assertThat(webm.blocks)
                    .anyMatch(
                        block ->
                            block.clusterAt() == cue.clusterAt()
                                && block.timeMs() == cue.timeMs()
                                && block.track() == cue.track()));
    assertThat(webm.cues.stream().map(WebmBlocks.Cue::timeMs)).isSorted();
  }

  @Test
  void aScreenOfOnePartIsThatPart() {
    JoinedTrack track = new JoinedTrack();
    record(track, PartTracks.screen(), 5_000, 20, false);
    WebmBlocks webm = new WebmBlocks(track.joined());
    assertThat(webm.tracks).isEqualTo(1);
    assertThat(webm.durationMs).isEqualTo(20_000);
    assertThat(webm.of(VIDEO)).hasSize(200);
    assertThat(webm.cues).hasSize(2);
  }

  @Test
  void soundAloneIsJoinedToo() {
    JoinedTrack track = new JoinedTrack();
    track.record(PartTracks.camera(true), List.of(), FakeFrames.sounds(5), 5_000);
    record(track, PartTracks.camera(true), 8_000, 5, true);
    WebmBlocks webm = new WebmBlocks(track.joined());
    assertThat(webm.tracks).isEqualTo(2);
    assertThat(webm.width).isEqualTo(320);
    assertThat(webm.times(VIDEO).getFirst()).isEqualTo(8_000);
    assertThat(webm.durationMs).isEqualTo(13_000);
  }

  @Test
  void garbageIsJoinedWithoutHarm() {
    JoinedTrack track = new JoinedTrack();
    record(track, PartTracks.camera(true), 0, 2, true);
    JoinedTrack mute = new JoinedTrack();
    record(mute, PartTracks.camera(false), 0, 2, false);
    WebmHeader both = WebmHeader.live(true, true, 320, 240);
    MutationRun.ofBytes(List.of(track.joined(), mute.joined()))
        .run(
            Mutations.usual() / 10,
            33,
            part -> {
              WebmJoin join = new WebmJoin(both, (bytes, offset, length) -> {});
              join.add(JoinedTrack.source(part), 0);
              join.add(JoinedTrack.source(part), 3_000);
              join.end();
            });
  }
}
