package io.candor.exam;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Looks through a whole folder, names and contents, for what ought not to be there. */
final class Traces {
  private static final int ENOUGH = 24;

  private final List<String> wanted = new ArrayList<>();

  /** A name or an id. */
  Traces text(String text) {
    wanted.add(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    return this;
  }

  /** Bytes from the middle of a file. */
  Traces middleOf(Path file) {
    byte[] all = read(file);
    int half = all.length / 2;
    wanted.add(new String(all, half, ENOUGH, StandardCharsets.ISO_8859_1));
    return this;
  }

  /** The files in which, or in whose names, something of it is. */
  List<Path> in(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(this::tells).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean tells(Path file) {
    String said = file.getFileName().toString();
    if (Files.isRegularFile(file)) {
      said += new String(read(file), StandardCharsets.ISO_8859_1);
    }
    return wanted.stream().anyMatch(said::contains);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
