package io.candor.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The folder everything is kept in, held by one server at a time for as long as it runs. */
public final class DataFolder implements AutoCloseable {
  private final Path root;
  private final FileChannel channel;

  private DataFolder(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /**
   * Makes the folder when it is missing, readable by its owner only, and locks it.
   *
   * @throws DataFolderException when it can't be written or another server holds it
   */
  public static DataFolder open(Path root) {
    try {
      make(root);
      Path lock = root.resolve("candor.lock");
      FileChannel channel =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new DataFolderException(
            "The data folder \""
                + root
                + "\" is in use by another Candor; allowed is one at a time on the same folder.");
      }
      return furnished(root, channel);
    } catch (IOException e) {
      throw DataFolderException.unusable(root, e);
    }
  }

  private static DataFolder furnished(Path root, FileChannel channel) throws IOException {
    try {
      make(root.resolve("keys"));
      make(root.resolve("recordings"));
      return new DataFolder(root, channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static void make(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Files.createDirectories(folder);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  public Path root() {
    return root;
  }

  public Path database() {
    return root.resolve("candor.db");
  }

  public Path keys() {
    return root.resolve("keys");
  }

  public Path recordings() {
    return root.resolve("recordings");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreException("the data folder's lock could not be let go", e);
    }
  }
}
