package io.candor.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A data folder that cannot be used; the message is one sentence for the operator. */
public final class DataFolderException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DataFolderException(String sentence) {
    super(sentence);
  }

  /** For a folder in which something cannot be read, made or written. */
  public static DataFolderException unusable(Path root, IOException why) {
    return new DataFolderException(
        "The data folder \"%s\" cannot be used (%s); allowed is a folder this user can write to, set with --data."
            .formatted(root, reason(why)));
  }

  private static String reason(IOException why) {
    if (!(why instanceof FileSystemException about)) {
      return "the disk failed: " + why.getMessage();
    }
    return "\"" + about.getFile() + "\": " + reason(about);
  }

  private static String reason(FileSystemException about) {
    if (about instanceof FileAlreadyExistsException) {
      return "something else is in its place";
    }
    if (about instanceof AccessDeniedException) {
      return "this user may not";
    }
    return about.getReason() == null ? "it is not there" : about.getReason();
  }
}
