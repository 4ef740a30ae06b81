package io.candor.signaling.protocol;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A golden message: a file named {@code direction.type[.variant].json}, read by every language. */
public record Golden(Class<?> direction, String type, String name, String json) {
  private static final Path FOLDER = Path.of("src/test/resources/golden");

  /** All of them, by name. */
  public static List<Golden> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(Golden::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Golden read(Path file) {
    try {
      String name = file.getFileName().toString();
      String[] parts = name.split("\\.");
      String direction = Character.toUpperCase(parts[0].charAt(0)) + parts[0].substring(1);
      Class<?> type =
          TypeScriptWriter.DIRECTIONS.stream()
              .filter(candidate -> candidate.getSimpleName().equals(direction))
              .findFirst()
              .orElseThrow();
      return new Golden(type, parts[1], name, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
