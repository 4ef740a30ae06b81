package io.candor.e2e.probe;

import java.nio.file.Path;

/** How many frames ffprobe finds in a recording. */
public record FrameCount(long video, long audio) {

  public static FrameCount of(Path file) {
    ForeignTool.Output output =
        ForeignTool.run(
            "ffprobe",
            "-v",
            "error",
            "-count_packets",
            "-show_entries",
            "stream=codec_type,nb_read_packets",
            "-of",
            "csv=p=0",
            file.toString());
    if (output.status() != 0) {
      throw new AssertionError("ffprobe cannot read " + file + ": " + output.err());
    }
    long video = 0;
    long audio = 0;
    for (String line : output.text().lines().toList()) {
      long count = Long.parseLong(line.replaceAll("\\D", ""));
      video += line.startsWith("video") ? count : 0;
      audio += line.startsWith("audio") ? count : 0;
    }
    return new FrameCount(video, audio);
  }
}
