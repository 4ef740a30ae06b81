package io.candor.api;

import io.candor.recording.KeyFileException;
import io.candor.signaling.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.Set;

/**
 * The secret in the link that {@code ./candor} prints as long as there is no administrator: whoever
 * has it may do everything, and is asked to make the first account.
 */
public final class ConsoleKey {
  private final String key;

  private ConsoleKey(String key) {
    this.key = key;
  }

  /** Reads the key's file, or makes it, readable by its owner only. */
  public static ConsoleKey openOrCreate(Path file, Tokens tokens) {
    try {
      if (!Files.exists(file)) {
        write(file, tokens.next());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String key = read(file);
    if (!Tokens.wellFormed(key)) {
      throw new KeyFileException(
          "The console key \""
              + file
              + "\" is damaged or cannot be read; remove it to get a new one.");
    }
    return new ConsoleKey(key);
  }

  /** What the file says, or nothing when it isn't even text. */
  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return "";
    }
  }

  /** By way of another file, so that a crash never leaves half a key. */
  private static void write(Path file, String key) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    boolean posix =
        Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
    FileAttribute<?>[] mine =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.newByteChannel(
            fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mine)
        .close();
    Files.writeString(fresh, key + "\n");
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** For the printed link only; never for the log. */
  public String link(String origin) {
    return origin + "/console/#key=" + key;
  }

  /** Compares in constant time. */
  boolean is(String offered) {
    return MessageDigest.isEqual(
        key.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
  }
}
