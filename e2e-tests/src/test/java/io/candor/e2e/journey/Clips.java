package io.candor.e2e.journey;

import io.candor.e2e.clip.CameraClip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The clips of students' cameras: each takes seconds to draw, so that it is drawn once a run. */
final class Clips {
  private static final Path FOLDER = folder();

  private Clips() {}

  /** The clip of a student with this clock and name. */
  static Path of(int number, String name) {
    Path clip = FOLDER.resolve(number + "-" + name + ".mjpeg");
    try {
      if (!Files.exists(clip)) {
        Path drawn = Files.createTempFile(FOLDER, "drawn", ".mjpeg");
        CameraClip.write(drawn, number, name, SeenClock.CLIP);
        Files.move(drawn, clip, StandardCopyOption.ATOMIC_MOVE);
      }
      return clip;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      Path folder = Files.createTempDirectory("candor-clips");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path folder) {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
