package io.candor.e2e.endurance;

import io.candor.e2e.load.Footage;
import io.candor.rtc.peer.IvfReader;
import io.candor.rtc.peer.OggOpusReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A second of media to be played over and over: black, but white for a fifteenth of a second 7/15
 * seconds in, and a beep of 100 ms that starts with the white.
 */
record FlashAndBeep(Footage camera, Footage screen) {
  private static final int PICTURES = 15;
  private static final int SOUNDS = 50;
  private static final String WHITE = "between(mod(n,15),7,7.5)";
  private static final String BEEP =
      "aevalsrc='0.7*sin(6283.19*t)*between(mod(t,1),7/15,7/15+0.1)'";

  /** Has ffmpeg make it in {@code folder}. */
  static FlashAndBeep make(Path folder) throws IOException, InterruptedException {
    Path pictures = folder.resolve("flash.ivf");
    Path sounds = folder.resolve("beep.ogg");
    ffmpeg(
        "color=black:s=320x240:r=15:d=3,drawbox=c=white:t=fill:enable='" + WHITE + "'",
        List.of("-c:v", "libvpx", "-g", "1", "-b:v", "300k", pictures.toString()));
    ffmpeg(BEEP + ":s=48000:d=4", List.of("-c:a", "libopus", "-b:a", "32k", sounds.toString()));
    IvfReader clip = IvfReader.of(Files.readAllBytes(pictures));
    List<byte[]> packets = OggOpusReader.of(Files.readAllBytes(sounds)).packets();
    IvfReader second =
        new IvfReader(
            clip.width(),
            clip.height(),
            clip.nanosPerTick(),
            clip.frames().subList(PICTURES, 2 * PICTURES));
    List<byte[]> beep = packets.subList(SOUNDS, 2 * SOUNDS);
    return new FlashAndBeep(new Footage(second, beep), new Footage(second, List.of()));
  }

  private static void ffmpeg(String source, List<String> output)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i"));
    command.add(source);
    command.addAll(output);
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException(command + " failed");
    }
  }
}
