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
import java.util.Locale;
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

  /** A part of a picture, in shares of its width and height. */
  public record View(double left, double top, double width, double height) {
    public static final View WHOLE = new View(0, 0, 1, 1);

    /** Where the screen that Chromium makes up for tests says its time. */
    public static final View FAKE_SCREEN_TIME = new View(0.07, 0.03, 0.26, 0.075);

    private String filter() {
      return String.format(
          Locale.ROOT,
          "crop=iw*%.4f:ih*%.4f:iw*%.4f:ih*%.4f:exact=1,scale=320:240",
          width,
          height,
          left,
          top);
    }
  }

  /** A decoded picture, or what is in view of it, and its time. */
  public record Picture(double seconds, GrayPicture gray) {
    /** Its clock, where it has one. */
    public Optional<ClockReading> clock() {
      return ClockFace.read(gray);
    }
  }

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

  /** Every picture of the video, scaled to 320 × 240. */
  public List<Picture> pictures() {
    return pictures(View.WHOLE);
  }

  /** What is in view of every picture of the video, scaled to 320 × 240. */
  public List<Picture> pictures(View view) {
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
                view.filter(),
                "-f",
                "rawvideo",
                "-pix_fmt",
                "gray",
                "-")
            .out();
    List<Picture> pictures = new ArrayList<>();
    for (int index = 0; (index + 1) * size <= raw.length && index < times.size(); index++) {
      byte[] pixels = java.util.Arrays.copyOfRange(raw, index * size, (index + 1) * size);
      pictures.add(new Picture(times.get(index), new GrayPicture(pixels, 320, 240)));
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
