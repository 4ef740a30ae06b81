package io.candor.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BlobStoreTest {
  @TempDir Path folder;
  private final AttemptKey key = AttemptKey.random(new SecureRandom());
  private final Random random = new Random(7);
  private BlobStore blobs;

  @BeforeEach
  void open() {
    blobs = new BlobStore(folder, new SecureRandom());
  }

  @Test
  void readsBackWhatWasAppended() {
    byte[] content = bytes(300_000);
    try (PartWriter writer = blobs.create(key, "a", "b")) {
      for (int at = 0; at < content.length; ) {
        int count = Math.min(content.length - at, random.nextInt(100_000));
        writer.append(content, at, count);
        at += count;
        assertThat(writer.size()).isEqualTo(at);
      }
      writer.finish();
    }
    try (PartReader reader = blobs.open(key, "a", "b")) {
      assertThat(reader.finished()).isTrue();
      assertThat(all(reader)).isEqualTo(content);
      byte[] one = new byte[1];
      for (int i = 0; i < 1000; i++) {
        int at = random.nextInt(content.length);
        assertThat(reader.read(at, one, 0, 1)).isEqualTo(1);
        assertThat(one[0]).isEqualTo(content[at]);
      }
      assertThat(reader.read(content.length, one, 0, 1)).isEqualTo(-1);
    }
  }

  @Test
  void laterPatchesOverrideEarlierOnesAcrossRecords() {
    byte[] content = bytes(200);
    try (PartWriter writer = blobs.create(key, "a", "b")) {
      writer.append(content, 0, 120);
      writer.append(content, 120, 80);
      for (int i = 0; i < 20; i++) {
        int offset = random.nextInt(150);
        byte[] patch = bytes(random.nextInt(50));
        writer.patch(offset, patch);
        System.arraycopy(patch, 0, content, offset, patch.length);
      }
      assertThatThrownBy(() -> writer.patch(199, new byte[2]))
          .isInstanceOf(IllegalArgumentException.class);
    }
    try (PartReader reader = blobs.open(key, "a", "b")) {
      assertThat(all(reader)).isEqualTo(content);
      assertThat(reader.finished()).isFalse();
    }
  }

  @Test
  void aReaderFollowsTheWriter() throws Exception {
    byte[] content = bytes(2_000_000);
    try (PartWriter writer = blobs.create(key, "a", "b");
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<byte[]> follow = () -> follow(content.length);
      Future<byte[]> one = threads.submit(follow);
      Future<byte[]> other = threads.submit(follow);
      for (int at = 0; at < content.length; ) {
        int count = Math.min(content.length - at, 1 + random.nextInt(5_000));
        writer.append(content, at, count);
        at += count;
      }
      writer.finish();
      assertThat(one.get()).isEqualTo(content);
      assertThat(other.get()).isEqualTo(content);
    }
  }

  /** Reads the growing blob from the beginning until its writer has finished it. */
  private byte[] follow(int expected) {
    byte[] seen = new byte[expected];
    int at = 0;
    try (PartReader reader = blobs.open(key, "a", "b")) {
      while (true) {
        boolean finished = reader.finished();
        int read = reader.read(at, seen, at, Math.min(1000, expected - at));
        if (read > 0) {
          at += read;
        }
        if (finished && at == reader.size()) {
          return Arrays.copyOf(seen, at);
        }
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void aTornTailCostsOnlyTheLastRecord() throws IOException {
    byte[] file = smallBlob();
    for (int length = 0; length < file.length; length++) {
      Files.write(path(), Arrays.copyOf(file, length));
      try (PartReader reader = blobs.open(key, "a", "b")) {
        byte[] left = all(reader);
        assertThat(reader.finished()).isFalse();
        assertThat(left.length).isIn(0, 30, 50, 90);
        assertThat(left.length).isGreaterThanOrEqualTo(length - 300);
      }
    }
  }

  @Test
  void aTornBlobCanBeCutAndGoneOnWith() throws IOException {
    byte[] file = smallBlob();
    for (int length = 0; length < file.length; length++) {
      Files.write(path(), Arrays.copyOf(file, length));
      byte[] before;
      try (UnfinishedBlob blob = blobs.reopen(key, "a", "b")) {
        int kept = (int) (blob.soundSize() * 2 / 3);
        before = Arrays.copyOf(all(blob.reader()), kept);
        PartWriter writer = blob.cut(kept);
        writer.append(new byte[] {1, 2, 3}, 0, 3);
        writer.finish();
      }
      try (PartReader reader = blobs.open(key, "a", "b")) {
        assertThat(reader.finished()).isTrue();
        byte[] after = all(reader);
        // The patch over 10 to 25 may be among what was cut.
        for (int at = 0; at < before.length; at = at == 9 ? 25 : at + 1) {
          assertThat(after[at]).isEqualTo(before[at]);
        }
        assertThat(after).hasSize(before.length + 3).endsWith(1, 2, 3);
      }
    }
  }

  @Test
  void everyFlippedBitIsNoticed() throws IOException {
    byte[] file = smallBlob();
    byte[] content = contentOf(file);
    for (int bit = 0; bit < 8 * file.length; bit++) {
      byte[] rotten = file.clone();
      rotten[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(path(), rotten);
      open();
      assertThat(noticed(content)).as("bit %d", bit).isTrue();
    }
  }

  /**
   * Whether the damage was told, by an exception or by the missing end; wrong bytes fail at once.
   */
  private boolean noticed(byte[] content) {
    try (PartReader reader = blobs.open(key, "a", "b")) {
      byte[] found = all(reader);
      // The patch at 10 may be what is damaged, and then it is not applied.
      assertThat(Arrays.copyOfRange(found, 0, Math.min(10, found.length)))
          .isEqualTo(Arrays.copyOf(content, Math.min(10, found.length)));
      return !reader.finished() || found.length < content.length;
    } catch (DamagedBlobException e) {
      return true;
    }
  }

  @Test
  void recordsCannotBeMovedOrTakenFromAnotherBlob() throws IOException {
    byte[] one = blobOf("b", 100, 100, 100);
    byte[] other = blobOf("c", 100, 100, 100);
    int header = one.length - 3 * (100 + 44) - 44;
    byte[] swapped = one.clone();
    System.arraycopy(one, header, swapped, header + 144, 144);
    System.arraycopy(one, header + 144, swapped, header, 144);
    Files.write(path(), swapped);
    assertThatThrownBy(this::readAll).isInstanceOf(DamagedBlobException.class);

    byte[] foreign = one.clone();
    System.arraycopy(other, header, foreign, header, 144);
    Files.write(path(), foreign);
    assertThatThrownBy(this::readAll).isInstanceOf(DamagedBlobException.class);

    Files.write(path(), other);
    assertThatThrownBy(this::readAll)
        .isInstanceOf(DamagedBlobException.class)
        .hasMessageContaining("a/b");
  }

  @Test
  void anotherKeyOpensNothingAndCutsNothing() throws IOException {
    byte[] file = blobOf("b", 500);
    AttemptKey wrong = AttemptKey.random(new SecureRandom());
    try (PartReader reader = blobs.open(wrong, "a", "b")) {
      assertThatThrownBy(() -> all(reader)).isInstanceOf(DamagedBlobException.class);
    }
    try (UnfinishedBlob blob = blobs.reopen(wrong, "a", "b")) {
      assertThatThrownBy(blob::soundSize).isInstanceOf(DamagedBlobException.class);
    }
    assertThat(Files.readAllBytes(path())).isEqualTo(file);
  }

  @Test
  void damageInTheMiddleIsNotTakenForATornTail() throws IOException {
    byte[] file = blobOf("b", 60_000, 60_000, 60_000, 60_000);
    file[file.length - 150_000] ^= 1;
    byte[] beginning = Arrays.copyOf(file, file.length - 44);
    beginning[20] ^= 1; // in the first record's head
    Files.write(path(), beginning);
    try (UnfinishedBlob blob = blobs.reopen(key, "a", "b")) {
      assertThatThrownBy(blob::soundSize)
          .isInstanceOf(DamagedBlobException.class)
          .hasMessageContaining("left as it is");
    }
    assertThat(Files.readAllBytes(path())).isEqualTo(beginning);
  }

  @Test
  void zerosThatTheDiskLeftBehindAreATornTail() throws IOException {
    byte[] file = blobOf("b", 1000, 1000);
    byte[] torn = Arrays.copyOf(file, file.length + 200_000);
    Arrays.fill(torn, file.length - 44 - 500, torn.length, (byte) 0);
    Files.write(path(), torn);
    try (UnfinishedBlob blob = blobs.reopen(key, "a", "b")) {
      assertThat(blob.soundSize()).isEqualTo(1000);
    }
  }

  @Test
  void contentNeverStandsInClear() throws IOException {
    byte[] file = blobOf("b", 5000);
    byte[] content = contentOf(file);
    String shown = new String(file, java.nio.charset.StandardCharsets.ISO_8859_1);
    for (int at = 0; at + 8 < content.length; at += 8) {
      assertThat(shown)
          .doesNotContain(new String(content, at, 8, java.nio.charset.StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void blobsAreMadeOnceAndRemoved() {
    blobs.create(key, "a", "b").close();
    blobs.create(key, "a", "c").close();
    assertThatThrownBy(() -> blobs.create(key, "a", "b")).isInstanceOf(UncheckedIOException.class);
    assertThat(blobs.exists("a", "b")).isTrue();
    blobs.delete("a", "b");
    blobs.delete("a", "b");
    assertThat(blobs.exists("a", "b")).isFalse();
    blobs.deleteAttempt("a");
    blobs.deleteAttempt("a");
    assertThat(blobs.exists("a", "c")).isFalse();
    assertThat(folder.resolve("a")).doesNotExist();
    assertThatThrownBy(() -> blobs.open(key, "a", "../../etc"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> blobs.deleteAttempt(".."))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFinishedBlobIsKnownFromThenOn() throws IOException {
    byte[] heads = smallBlob();
    byte[] content = readAll();
    Arrays.fill(heads, heads.length - RecordHead.BYTES - RecordHead.TAG, heads.length, (byte) 0);
    Files.write(path(), heads);
    assertThat(readAll()).as("without looking for its end again").isEqualTo(content);
    assertThatThrownBy(() -> contentOf(heads)).isInstanceOf(DamagedBlobException.class);
  }

  @Test
  void nothingIsKnownOfADeletedBlob() throws IOException {
    smallBlob();
    byte[] old = readAll();
    blobs.delete("a", "b");
    smallBlob();
    byte[] other = readAll();
    assertThat(other).isNotEqualTo(old);
    blobs.deleteAttempt("a");
    smallBlob();
    assertThat(readAll()).isNotEqualTo(other).isNotEqualTo(old);
  }

  @Test
  void aFinishedBlobTakesNothingMore() {
    try (PartWriter writer = blobs.create(key, "a", "b")) {
      writer.finish();
      writer.finish();
      assertThatThrownBy(() -> writer.append(new byte[1], 0, 1))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  /** Three records of 30, 20 and 40 bytes with a patch among them, finished. */
  private byte[] smallBlob() throws IOException {
    byte[] content = bytes(90);
    try (PartWriter writer = blobs.create(key, "a", "b")) {
      writer.append(content, 0, 30);
      writer.append(content, 30, 20);
      writer.patch(10, bytes(15));
      writer.append(content, 50, 40);
      writer.finish();
    }
    return Files.readAllBytes(path());
  }

  private byte[] blobOf(String id, int... records) throws IOException {
    try (PartWriter writer = blobs.create(key, "a", id)) {
      for (int length : records) {
        writer.append(bytes(length), 0, length);
      }
      writer.finish();
    }
    return Files.readAllBytes(folder.resolve("a").resolve(id + ".blob"));
  }

  private byte[] contentOf(byte[] file) throws IOException {
    Files.write(path(), file);
    open(); // a store that has seen nothing of it yet
    return readAll();
  }

  private byte[] readAll() {
    try (PartReader reader = blobs.open(key, "a", "b")) {
      return all(reader);
    }
  }

  static byte[] all(PartReader reader) {
    byte[] content = new byte[(int) reader.size()];
    for (int at = 0; at < content.length; ) {
      at += reader.read(at, content, at, content.length - at);
    }
    // A damaged head hides behind the end: looking there tells.
    assertThat(reader.read(content.length, new byte[1], 0, 1)).isEqualTo(-1);
    return content;
  }

  private Path path() {
    return folder.resolve("a").resolve("b.blob");
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
