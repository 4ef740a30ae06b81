package io.candor.e2e.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candor.e2e.clip.ClockFace;
import io.candor.e2e.clip.ClockReading;
import io.candor.e2e.clip.GrayPicture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What ffprobe and ffmpeg say about a recording. */
public final class MediaProbe {
  private final Path file;
  private final JsonNode description;

  public MediaProbe(Path file) {
    this.file = file;
    this.description = describe(file);
  }

  /** A packet of one stream. */
  public record Packet(double seconds, int size, boolean key) {}

  /** A decoded picture's time and, where it has one, its clock. */
  public record Picture(double seconds, Optional<ClockReading> clock) {}

  /** Codec names in the file's order, such as {@code [vp8, opus]}. */
  public List<String> codecs() {
    List<String> names = new ArrayList<>();
    description.path("streams").forEach(stream -> names.add(stream.path("codec_name").asText()));
    return names;
  }

  /** The duration the container states; empty while it is live. */
  public OptionalDouble duration() {
    JsonNode duration = description.path("format").path("duration");
    return duration.isMissingNode()
        ? OptionalDouble.empty()
        : OptionalDouble.of(duration.asDouble());
  }

  /** What ffmpeg complains about when it decodes the whole file; empty if nothing. */
  public String decodeErrors() {
    // Told nothing, ffmpeg squeezes frames into the average rate and complains about its own work.
    ForeignTool.Output output =
        ForeignTool.run(
            "ffmpeg",
            "-v",
            "error",
            "-xerror",
            "-i",
            file.toString(),
            "-fps_mode",
            "passthrough",
            "-enc_time_base",
            "1:1000",
            "-f",
            "null",
            "-");
    return output.status() == 0 ? output.err() : output.err() + " (status " + output.status() + ")";
  }

  /** The packets of the first video ({@code "v"}) or audio ({@code "a"}) stream. */
  public List<Packet> packets(String stream) {
    String lines =
        tool(
                "ffprobe",
                "-v",
                "error",
                "-select_streams",
                stream + ":0",
                "-show_entries",
                "packet=pts_time,size,flags",
                "-of",
                "csv=p=0",
                file.toString())
            .text();
    return lines
        .lines()
        .map(line -> line.split(","))
        .map(
            field ->
                new Packet(
                    Double.parseDouble(field[0]),
                    Integer.parseInt(field[1]),
                    field[2].startsWith("K")))
        .toList();
  }

  /** Every picture of the video with its clock, scaled to 320 × 240. */
  public List<Picture> pictures() {
    List<Double> times = packets("v").stream().map(Packet::seconds).toList();
    int size = 320 * 240;
    byte[] raw =
        tool(
                "ffmpeg",
                "-v",
                "error",
                "-i",
                file.toString(),
                "-map",
                "0:v:0",
                "-fps_mode",
                "passthrough",
                "-vf",
                "scale=320:240",
                "-f",
                "rawvideo",
                "-pix_fmt",
                "gray",
                "-")
            .out();
    List<Picture> pictures = new ArrayList<>();
    for (int index = 0; (index + 1) * size <= raw.length && index < times.size(); index++) {
      byte[] pixels = java.util.Arrays.copyOfRange(raw, index * size, (index + 1) * size);
      pictures.add(
          new Picture(times.get(index), ClockFace.read(new GrayPicture(pixels, 320, 240))));
    }
    return pictures;
  }

  private static JsonNode describe(Path file) {
    try {
      return new ObjectMapper()
          .readTree(
              tool(
                      "ffprobe",
                      "-v",
                      "error",
                      "-show_streams",
                      "-show_format",
                      "-of",
                      "json",
                      file.toString())
                  .out());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ForeignTool.Output tool(String... command) {
    ForeignTool.Output output = ForeignTool.run(command);
    if (output.status() != 0) {
      throw new AssertionError(String.join(" ", command) + " fails: " + output.err());
    }
    return output;
  }
}
