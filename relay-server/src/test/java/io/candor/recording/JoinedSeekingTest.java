package io.candor.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A track of several parts in ffmpeg and in a real Chromium: each moment has its own picture. */
@Tag("browser")
class JoinedSeekingTest {
  private static final long TOLERANCE_MS = 500;

  @TempDir Path folder;

  private static List<Long> every100(long from, long to) {
    return LongStream.iterate(from, t -> t < to, t -> t + 100).boxed().toList();
  }

  private static List<ClockMedia.Timed> sound(long from, long to) throws Exception {
    List<byte[]> tone = ClockMedia.tone((int) ((to - from) / 1000));
    List<ClockMedia.Timed> packets = new ArrayList<>();
    for (int n = 0; n < (to - from) / 20; n++) {
      packets.add(new ClockMedia.Timed(from + 20L * n, true, tone.get(n)));
    }
    return packets;
  }

  /** Pictures carry their own time; nothing between 20 and 50 s, and no sound from 50 to 70 s. */
  private static byte[] track() throws Exception {
    JoinedTrack track = new JoinedTrack();
    track.record(
        PartTracks.camera(true),
        ClockMedia.video(every100(0, 20_000), t -> t % 10_000 == 0),
        sound(0, 20_000),
        20_000);
    track.record(
        PartTracks.camera(false),
        ClockMedia.video(every100(50_000, 70_000), t -> t % 10_000 == 0),
        List.of(),
        70_000);
    track.record(
        PartTracks.camera(true),
        ClockMedia.video(every100(71_000, 90_000), t -> t % 10_000 == 0, 640, 480),
        sound(71_000, 90_000),
        90_000);
    return track.joined();
  }

  @Test
  void ffmpegDecodesItWhole() throws Exception {
    Path file = Files.write(folder.resolve("track.webm"), track());
    ClockMedia.run(
        "ffmpeg",
        out -> {},
        "-hide_banner -v error -xerror -i " + file + " -fps_mode passthrough -f null -");
    String shown =
        "-v error -count_packets -show_entries stream=codec_name,nb_read_packets:format=duration -of csv=p=0 ";
    assertThat(
            new String(ClockMedia.run("ffprobe", out -> {}, shown + file), StandardCharsets.UTF_8))
        .contains("vp8,590", "opus,4500", "90.000");
    assertThat(pictureAt(file, 55_000)).isEqualTo(55_000);
    assertThat(pictureAt(file, 80_000)).isEqualTo(80_000);
  }

  /** The time in the picture that ffmpeg shows at a time. */
  private static long pictureAt(Path file, long ms) throws Exception {
    byte[] picture =
        ClockMedia.run(
            "ffmpeg",
            out -> {},
            "-hide_banner -v error -ss "
                + ms / 1000.0
                + " -i "
                + file
                + " -frames:v 1 -s 320x240 -pix_fmt gray -f rawvideo -");
    long number = 0;
    for (int bar = 0; bar < ClockMedia.BARS; bar++) {
      number |= (picture[120 * 320 + bar * 20 + 10] & 0xFF) > 128 ? 1L << bar : 0;
    }
    return number * 100;
  }

  @Test
  void chromiumShowsTheRightPictureBeforeInAndAfterTheGap() throws Exception {
    byte[] file = track();
    try (Player player = new Player(id -> JoinedTrack.reader(file))) {
      assertThat(player.open("track")).isCloseTo(90_000, Offset.offset(100L));
      long[][] points = {
        {5_000, 5_000}, {19_000, 19_000}, {30_000, 19_900}, {49_000, 19_900}, {50_500, 50_500},
        {69_000, 69_000}, {72_000, 72_000}, {89_000, 89_000}, {60_000, 60_000}, {10_000, 10_000}
      };
      for (long[] point : points) {
        Player.Seek seek = player.seek(point[0], point[1], TOLERANCE_MS);
        assertThat(seek.pictureMs())
            .as("at %d: %s", point[0], seek)
            .isCloseTo(point[1], Offset.offset(TOLERANCE_MS));
      }
    }
  }
}
