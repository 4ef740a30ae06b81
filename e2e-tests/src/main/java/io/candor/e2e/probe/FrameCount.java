package io.candor.e2e.probe;

import java.nio.file.Path;

/**
 * How many frames ffprobe finds in a recording. Sound of at most {@value #SILENCE} bytes is silence
 * that a recorder puts where nothing came, and does not count.
 */
public record FrameCount(long video, long audio) {
  private static final int SILENCE = 3;

  public static FrameCount of(Path file) {
    ForeignTool.Output output =
        ForeignTool.run(
            "ffprobe",
            "-v",
            "error",
            "-show_entries",
            "packet=codec_type,size",
            "-of",
            "csv=p=0",
            file.toString());
    if (output.status() != 0) {
      throw new AssertionError("ffprobe cannot read " + file + ": " + output.err());
    }
    long video = 0;
    long audio = 0;
    for (String line : output.text().lines().toList()) {
      String[] fields = line.split(",");
      video += fields[0].equals("video") ? 1 : 0;
      audio += fields[0].equals("audio") && Integer.parseInt(fields[1]) > SILENCE ? 1 : 0;
    }
    return new FrameCount(video, audio);
  }
}
