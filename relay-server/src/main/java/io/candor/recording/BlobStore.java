package io.candor.recording;

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

/**
 * Encrypted blobs in a folder, one subfolder an attempt; file names carry ids only. Thread-safe. A
 * blob that is not there and a disk that fails are {@link UncheckedIOException}s.
 */
public final class BlobStore {
  private static final String SUFFIX = ".blob";

  private final Path root;
  private final SecureRandom random;
  private final ScratchBuffers scratch = new ScratchBuffers();

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
    return reader(file(id, StandardOpenOption.READ), cipher);
  }

  /** Opens a blob that has no writer any more, to be cut and finished. */
  UnfinishedBlob reopen(AttemptKey key, String attemptId, String blobId) {
    BlobId id = new BlobId(attemptId, blobId);
    RecordCipher cipher = new RecordCipher(id.derive(key), id.bytes());
    BlobFile file = file(id, StandardOpenOption.READ, StandardOpenOption.WRITE);
    return new UnfinishedBlob(file, cipher, reader(file, cipher), random, scratch);
  }

  /** Whether there is such a blob. */
  public boolean exists(String attemptId, String blobId) {
    return Files.exists(path(new BlobId(attemptId, blobId)));
  }

  /** Removes a blob; nothing happens when there is none. */
  public void delete(String attemptId, String blobId) {
    try {
      Files.deleteIfExists(path(new BlobId(attemptId, blobId)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes all blobs of an attempt. */
  public void deleteAttempt(String attemptId) {
    BlobId.requireId(attemptId);
    Path folder = root.resolve(attemptId);
    try (DirectoryStream<Path> blobs = Files.newDirectoryStream(folder)) {
      for (Path blob : blobs) {
        Files.deleteIfExists(blob);
      }
      Files.deleteIfExists(folder);
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

  private static BlobReader reader(BlobFile file, RecordCipher cipher) {
    try {
      return new BlobReader(file, cipher);
    } catch (DamagedBlobException | UncheckedIOException e) {
      file.close();
      throw e;
    }
  }
}
