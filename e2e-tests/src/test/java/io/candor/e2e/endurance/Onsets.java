package io.candor.e2e.endurance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When flashes and beeps start in a recording, in seconds of its own time, as ffmpeg decodes it.
 */
final class Onsets {
  private static final int RATE = 8_000;
  private static final int WIDTH = 16;
  private static final int HEIGHT = 12;
  private static final int BRIGHT = 128;
  private static final int LOUD = 3_000;

  /** A flash or a beep is over when it has been dark or quiet for this long. */
  private static final double REST = 0.3;

  private Onsets() {}

  /** The times of the pictures that turn white; {@code times} are those of all pictures. */
  static List<Double> flashes(Path file, List<Double> times)
      throws IOException, InterruptedException {
    byte[] raw =
        ffmpeg(
            file,
            List.of("-map", "0:v:0", "-fps_mode", "passthrough", "-vf", "scale=16:12"),
            List.of("-f", "rawvideo", "-pix_fmt", "gray"));
    int size = WIDTH * HEIGHT;
    if (raw.length != size * times.size()) {
      throw new AssertionError(raw.length / size + " pictures, but " + times.size() + " packets");
    }
    List<Double> found = new ArrayList<>();
    for (int i = 0; i < times.size(); i++) {
      long sum = 0;
      for (int pixel = i * size; pixel < (i + 1) * size; pixel++) {
        sum += raw[pixel] & 0xff;
      }
      if (sum / size >= BRIGHT) {
        note(found, times.get(i));
      }
    }
    return found;
  }

  /** The times at which it turns loud; gaps between packets count as silence. */
  static List<Double> beeps(Path file) throws IOException, InterruptedException {
    byte[] raw =
        ffmpeg(
            file,
            List.of(
                "-map", "0:a:0", "-af", "aresample=8000:async=1:min_hard_comp=0.01:first_pts=0"),
            List.of("-f", "s16le", "-ac", "1", "-ar", Integer.toString(RATE)));
    List<Double> found = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    for (int sample = 0; sample < raw.length / 2; sample++) {
      int value = (raw[2 * sample + 1] << 8) | (raw[2 * sample] & 0xff);
      if (Math.abs(value) >= LOUD) {
        double at = (double) sample / RATE;
        if (at - last > REST) {
          found.add(at);
        }
        last = at;
      }
    }
    return found;
  }

  private static void note(List<Double> found, double at) {
    if (found.isEmpty() || at - found.getLast() > REST) {
      found.add(at);
    }
  }

  private static byte[] ffmpeg(Path file, List<String> filter, List<String> format)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(Arrays.asList("ffmpeg", "-v", "error", "-i", file.toString()));
    command.addAll(filter);
    command.addAll(format);
    command.add("-");
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (InputStream out = process.getInputStream()) {
      byte[] raw = out.readAllBytes();
      if (process.waitFor() != 0) {
        throw new IOException(command + " failed");
      }
      return raw;
    }
  }
}
