package io.candor.recording;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.function.Supplier;

/**
 * Encrypted blobs in a folder, one subfolder an attempt; file names carry ids only. Thread-safe. A
 * blob that is not there and a disk that fails are {@link UncheckedIOException}s.
 */
public final class BlobStore {
  private static final String SUFFIX = ".blob";

  /** Enough for fifty parts of three hours. */
  private static final int MOST_KNOWN_BYTES = 32 << 20;

  private final Path root;
  private final SecureRandom random;
  private final ScratchBuffers scratch = new ScratchBuffers();

  /** A jump in a long part must not read through all its heads again. */
  private final Cache<BlobId, BlobReader.Inventory> known =
      Caffeine.newBuilder()
          .maximumWeight(MOST_KNOWN_BYTES)
          .weigher((BlobId id, BlobReader.Inventory inventory) -> inventory.bytes())
          .build();

  public BlobStore(Path root, SecureRandom random) {
    this.root = root;
    this.random = random;
  }

  /** Starts a new blob; there must be none with this id. */
  public PartWriter create(AttemptKey key, String attemptId, String blobId) {
    BlobId id = new BlobId(attemptId, blobId);
    RecordCipher cipher = new RecordCipher(id.derive(key), id.bytes());
    try {
      Files.createDirectories(root.resolve(attemptId));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    BlobFile file =
        file(id, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      file.writeHeader();
    } catch (UncheckedIOException e) {
      file.close();
      throw e;
    }
    return new BlobWriter(file, cipher, random, scratch, file.recordsAt(), 0, 0);
  }

  /** Opens a blob for reading, also while it is being written. */
  public PartReader open(AttemptKey key, String attemptId, String blobId) {
    BlobId id = new BlobId(attemptId, blobId);
    RecordCipher cipher = new RecordCipher(id.derive(key), id.bytes());
    BlobFile file = file(id, StandardOpenOption.READ);
    return opened(file, () -> reader(id, file, cipher));
  }

  /** Goes on with a blob whose writer let go of it or died; a torn tail is cut off first. */
  public PartWriter resume(AttemptKey key, String attemptId, String blobId) {
    UnfinishedBlob blob = reopen(key, attemptId, blobId);
    try {
      return blob.cut(blob.soundSize());
    } catch (DamagedBlobException | UncheckedIOException e) {
      blob.close();
      throw e;
    }
  }

  /** Opens a blob that has no writer any more, to be cut and finished. */
  UnfinishedBlob reopen(AttemptKey key, String attemptId, String blobId) {
    BlobId id = new BlobId(attemptId, blobId);
    RecordCipher cipher = new RecordCipher(id.derive(key), id.bytes());
    BlobFile file = file(id, StandardOpenOption.READ, StandardOpenOption.WRITE);
    BlobReader reader = opened(file, () -> new BlobReader(file, cipher));
    known.invalidate(id);
    return new UnfinishedBlob(file, cipher, reader, random, scratch);
  }

  /** Whether there is such a blob. */
  public boolean exists(String attemptId, String blobId) {
    return Files.exists(path(new BlobId(attemptId, blobId)));
  }

  /** Removes a blob; nothing happens when there is none. */
  public void delete(String attemptId, String blobId) {
    BlobId id = new BlobId(attemptId, blobId);
    known.invalidate(id);
    try {
      Files.deleteIfExists(path(id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes all blobs of an attempt; after a power failure they are still gone. */
  public void deleteAttempt(String attemptId) {
    BlobId.requireId(attemptId);
    known.asMap().keySet().removeIf(id -> id.attempt().equals(attemptId));
    Path folder = root.resolve(attemptId);
    try (DirectoryStream<Path> blobs = Files.newDirectoryStream(folder)) {
      for (Path blob : blobs) {
        Files.deleteIfExists(blob);
      }
      Files.deleteIfExists(folder);
      try (FileChannel parent = FileChannel.open(root, StandardOpenOption.READ)) {
        parent.force(true);
      }
    } catch (NoSuchFileException e) {
      return; // no blob was ever made
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path path(BlobId id) {
    return root.resolve(id.attempt()).resolve(id.blob() + SUFFIX);
  }

  private BlobFile file(BlobId id, OpenOption... options) {
    try {
      return new BlobFile(FileChannel.open(path(id), options), id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BlobReader reader(BlobId id, BlobFile file, RecordCipher cipher) {
    BlobReader.Inventory inventory = known.getIfPresent(id);
    if (inventory != null) {
      return new BlobReader(file, cipher, inventory);
    }
    BlobReader reader = new BlobReader(file, cipher);
    reader.inventory().ifPresent(found -> known.put(id, found));
    return reader;
  }

  private static BlobReader opened(BlobFile file, Supplier<BlobReader> reader) {
    try {
      return reader.get();
    } catch (DamagedBlobException | UncheckedIOException e) {
      file.close();
      throw e;
    }
  }
}
