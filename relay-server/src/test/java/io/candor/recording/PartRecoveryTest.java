package io.candor.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.candor.fuzz.MutationRun;
import io.candor.fuzz.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartRecoveryTest {
  @TempDir Path folder;
  private final AttemptKey key = AttemptKey.random(new SecureRandom());
  private final Random random = new Random(11);
  private BlobStore blobs;
  private PartRecovery recovery;

  @BeforeEach
  void open() {
    blobs = new BlobStore(folder, new SecureRandom());
    recovery = new PartRecovery(blobs);
  }

  @Test
  void aPartCutAnywherePlaysToItsLastSecond() throws IOException {
    TreeMap<Long, Long> flushed = new TreeMap<>(Map.of(0L, 0L));
    byte[] file =
        killed(
            PartTracks.camera(true),
            FakeFrames.pictures(30),
            FakeFrames.sounds(30),
            30_000,
            flushed);
    byte[] whole = content();
    for (int i = 0; i < 300; i++) {
      int length = random.nextInt(file.length);
      Files.write(path(), Arrays.copyOf(file, length));
      PartSummary summary = recovery.finish(key, "a", "b");
      long reached = flushed.floorEntry((long) length).getValue();
      assertThat(summary.durationMs()).isBetween(reached - 600, reached + 600);
      assertPlayable(summary, whole);
    }
  }

  /** The file is whole in itself, and is the beginning of what was written. */
  private void assertPlayable(PartSummary summary, byte[] written) {
    byte[] found = content();
    try (PartReader reader = blobs.open(key, "a", "b")) {
      assertThat(reader.finished()).isTrue();
    }
    if (summary.empty()) {
      return;
    }
    assertThat(found).hasSize((int) summary.bytes());
    WebmBlocks read = new WebmBlocks(found);
    assertThat(read.durationMs).isEqualTo((double) summary.durationMs());
    assertThat(read.of(1)).hasSize((int) summary.videoFrames());
    assertThat(read.of(2)).hasSize((int) summary.audioPackets());
    WebmBlocks original = new WebmBlocks(written);
    for (int i = 0; i < read.blocks.size(); i++) {
      assertThat(read.blocks.get(i).timeMs()).isEqualTo(original.blocks.get(i).timeMs());
      assertThat(read.blocks.get(i).data()).isEqualTo(original.blocks.get(i).data());
    }
    assertThat(read.cues).hasSize((int) read.of(1).stream().filter(WebmBlocks.Block::key).count());
  }

  @Test
  void recoveryMayBeKilledAndRepeated() throws IOException {
    byte[] file =
        killed(
            PartTracks.camera(true),
            FakeFrames.pictures(3),
            FakeFrames.sounds(3),
            3000,
            new TreeMap<>());
    byte[] torn = Arrays.copyOf(file, file.length - 100);
    Files.write(path(), torn);
    PartSummary summary = recovery.finish(key, "a", "b");
    byte[] recovered = Files.readAllBytes(path());
    byte[] content = content();

    assertThat(recovery.finish(key, "a", "b")).isEqualTo(summary);
    assertThat(Files.readAllBytes(path())).isEqualTo(recovered);
    int common = Arrays.mismatch(torn, recovered);
    for (int length = common; length < recovered.length; length++) {
      Files.write(path(), Arrays.copyOf(recovered, length));
      assertThat(recovery.finish(key, "a", "b")).isEqualTo(summary);
      assertThat(content()).isEqualTo(content);
    }
  }

  @Test
  void aClusterLargerThanARecordIsKeptWholeOrNotAtAll() throws IOException {
    List<ClockMedia.Timed> frames =
        List.of(
            new ClockMedia.Timed(0, true, FakeFrames.vp8(true, 1920, 1080, 1000)),
            new ClockMedia.Timed(500, true, FakeFrames.vp8(true, 1920, 1080, 200_000)));
    byte[] file = killed(PartTracks.screen(), frames, List.of(), 500, new TreeMap<>());
    assertThat(recovery.finish(key, "a", "b").videoFrames()).isEqualTo(2);
    Files.write(path(), Arrays.copyOf(file, file.length - 1));
    assertThat(recovery.finish(key, "a", "b").videoFrames()).isEqualTo(1);
    assertThat(new WebmBlocks(content()).times(1)).containsExactly(0L);
  }

  @Test
  void aStillScreenLastsToTheMomentOfTheCrash() throws IOException {
    List<ClockMedia.Timed> frames =
        List.of(new ClockMedia.Timed(0, true, FakeFrames.vp8(true, 1280, 720, 1000)));
    killed(PartTracks.screen(), frames, List.of(), 90_000, new TreeMap<>());
    assertThat(recovery.finish(key, "a", "b").durationMs()).isBetween(89_000L, 90_000L);
  }

  @Test
  void anOrderlyEndIsLeftAsItIs() throws IOException {
    PartWriter writer = blobs.create(key, "a", "b");
    PartSummary ended =
        Recordings.write(
            writer, PartTracks.camera(true), FakeFrames.pictures(5), FakeFrames.sounds(5), 5500);
    byte[] file = Files.readAllBytes(path());
    PartSummary again = recovery.finish(key, "a", "b");
    assertThat(again.durationMs()).isEqualTo(ended.durationMs()).isEqualTo(5500);
    assertThat(again.videoFrames()).isEqualTo(ended.videoFrames());
    assertThat(again.audioPackets()).isEqualTo(ended.audioPackets());
    assertThat(again.bytes()).isEqualTo(ended.bytes());
    assertThat(Files.readAllBytes(path())).isEqualTo(file);
  }

  @Test
  void wherePartsHaveNothingThereIsNothing() throws IOException {
    assertThat(recovery.finish(key, "a", "never")).isEqualTo(PartSummary.EMPTY);
    blobs.create(key, "a", "b").close();
    for (int length : new int[] {0, 5, (int) Files.size(path())}) {
      Files.write(path(), Arrays.copyOf(Files.readAllBytes(path()), length));
      assertThat(recovery.finish(key, "a", "b")).isEqualTo(PartSummary.EMPTY);
      assertThat(recovery.finish(key, "a", "b")).isEqualTo(PartSummary.EMPTY);
      Files.delete(path());
      blobs.create(key, "a", "b").close();
    }
  }

  @Test
  void theWrongKeyChangesNothing() throws IOException {
    byte[] file =
        killed(PartTracks.screen(), FakeFrames.pictures(2), List.of(), 2000, new TreeMap<>());
    AttemptKey wrong = AttemptKey.random(new SecureRandom());
    assertThatThrownBy(() -> recovery.finish(wrong, "a", "b"))
        .isInstanceOf(DamagedBlobException.class);
    assertThat(Files.readAllBytes(path())).isEqualTo(file);
  }

  @Test
  void damagedFilesAreRefusedOrRecoveredNeverMisread() throws IOException {
    mutate(Mutations.usual(), 21);
  }

  @Test
  @Tag("long")
  void damagedFilesAreRefusedOrRecoveredNeverMisreadAtLength() throws IOException {
    mutate(Mutations.many(), 22);
  }

  private void mutate(int count, long seed) throws IOException {
    byte[] live =
        killed(PartTracks.screen(), FakeFrames.pictures(2), List.of(), 2000, new TreeMap<>());
    byte[] written = content();
    recovery.finish(key, "a", "b");
    byte[] finished = Files.readAllBytes(path());
    MutationRun.ofBytes(List.of(live, finished))
        .run(
            count,
            seed,
            mutant -> {
              Files.write(path(), mutant);
              try {
                assertBeginningOf(written, recovery.finish(key, "a", "b"));
              } catch (DamagedBlobException e) {
                assertThat(e).hasMessageNotContaining("null");
              }
            });
  }

  private void assertBeginningOf(byte[] written, PartSummary summary) {
    if (!summary.empty()) {
      byte[] found = content();
      WebmBlocks blocks = new WebmBlocks(found);
      int end = found.length;
      for (int at = io.candor.webm.WebmHeader.SIZE; at < Math.min(end, written.length); at++) {
        if (found[at] != written[at]) {
          end = at;
        }
      }
      assertThat(blocks.blocks.stream().allMatch(block -> block.clusterAt() < written.length))
          .isTrue();
      assertThat(blocks.of(1)).hasSize((int) summary.videoFrames());
    }
  }

  /** Records and lets go without an end, noting how large the file was after each flush. */
  private byte[] killed(
      PartTracks tracks,
      List<ClockMedia.Timed> video,
      List<ClockMedia.Timed> audio,
      long untilMs,
      Map<Long, Long> flushed)
      throws IOException {
    try (PartWriter writer = blobs.create(key, "a", "b")) {
      PartRecorder recorder = new PartRecorder(writer, tracks);
      Recordings.feed(
          recorder, video, audio, untilMs, now -> flushed.put(path().toFile().length(), now));
    }
    return Files.readAllBytes(path());
  }

  private byte[] content() {
    try (PartReader reader = blobs.open(key, "a", "b")) {
      return BlobStoreTest.all(reader);
    }
  }

  private Path path() {
    return folder.resolve("a").resolve("b.blob");
  }
}
