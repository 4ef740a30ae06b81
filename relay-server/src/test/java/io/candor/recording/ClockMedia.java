package io.candor.recording;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Test media made by ffmpeg: pictures that carry their own time as a bar code, and a tone. */
final class ClockMedia {
  static final int WIDTH = 320;
  static final int HEIGHT = 240;

  /**
   * Bars of 20 pixels, white for 1, the first one the lowest bit; the number counts tenths of a
   * second.
   */
  static final int BARS = 16;

  /** A frame or packet and when it belongs. */
  @SuppressWarnings("ArrayRecordComponent")
  record Timed(long timeMs, boolean key, byte[] data) {}

  private ClockMedia() {}

  /** VP8 frames for these times, with a key frame first and wherever asked for. */
  static List<Timed> video(List<Long> times, LongPredicate keyAt)
      throws IOException, InterruptedException {
    return video(times, keyAt, WIDTH, HEIGHT);
  }

  /** The same in another size. */
  static List<Timed> video(List<Long> times, LongPredicate keyAt, int width, int height)
      throws IOException, InterruptedException {
    String keys =
        IntStream.range(0, times.size())
            .filter(n -> keyAt.test(times.get(n)))
            .mapToObj(n -> "+eq(n," + n + ")")
            .collect(Collectors.joining("", "expr:eq(n,0)", ""));
    return video(times, keys, width, height);
  }

  /** The same with a key frame first and then after so many frames, however many there are. */
  static List<Timed> video(List<Long> times, int keyEvery)
      throws IOException, InterruptedException {
    return video(times, "expr:not(mod(n," + keyEvery + "))", WIDTH, HEIGHT);
  }

  private static List<Timed> video(List<Long> times, String keys, int width, int height)
      throws IOException, InterruptedException {
    String size = WIDTH + "x" + HEIGHT;
    byte[] ivf =
        ffmpeg(
            out -> {
              for (long time : times) {
                out.write(picture(time));
              }
            },
            "-f rawvideo -pix_fmt gray -s "
                + size
                + " -r 10 -i - -pix_fmt yuv420p -c:v libvpx -deadline realtime"
                + " -cpu-used 8 -lag-in-frames 0 -auto-alt-ref 0 -b:v 300k -g 9999 -keyint_min 9999"
                + " -s "
                + width
                + "x"
                + height
                + " -force_key_frames "
                + keys
                + " -f ivf -");
    List<byte[]> frames = ivfFrames(ivf);
    if (frames.size() != times.size()) {
      throw new IllegalStateException(
          times.size() + " pictures became " + frames.size() + " frames");
    }
    List<Timed> timed = new ArrayList<>();
    for (int n = 0; n < frames.size(); n++) {
      byte[] frame = frames.get(n);
      timed.add(new Timed(times.get(n), (frame[0] & 1) == 0, frame));
    }
    return timed;
  }

  /** Packets of 20 ms of a tone, one after the other. */
  static List<byte[]> tone(int seconds) throws IOException, InterruptedException {
    byte[] ogg =
        ffmpeg(
            out -> {},
            "-f lavfi -i sine=frequency=440:sample_rate=48000:duration="
                + seconds
                + " -c:a libopus -b:a 24k -frame_duration 20 -f ogg -");
    List<byte[]> packets = oggPackets(ogg);
    return packets.subList(2, packets.size());
  }

  private static byte[] ffmpeg(Input input, String arguments)
      throws IOException, InterruptedException {
    return run("ffmpeg", input, "-hide_banner -v error -xerror " + arguments);
  }

  /** Runs a program and returns what it writes; any complaint of it is an error. */
  static byte[] run(String program, Input input, String arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(Arrays.asList(arguments.split(" ")));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.PIPE).start();
    Thread feeder =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (OutputStream out = process.getOutputStream()) {
                    input.writeTo(out);
                  } catch (IOException e) {
                    process.destroy();
                  }
                });
    ByteArrayOutputStream complaints = new ByteArrayOutputStream();
    Thread listener =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    process.getErrorStream().transferTo(complaints);
                  } catch (IOException e) {
                    process.destroy();
                  }
                });
    byte[] output = process.getInputStream().readAllBytes();
    feeder.join();
    listener.join();
    if (process.waitFor() != 0 || complaints.size() > 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + complaints);
    }
    return output;
  }

  /** What is fed to ffmpeg. */
  interface Input {
    void writeTo(OutputStream out) throws IOException;
  }

  private static byte[] picture(long timeMs) {
    byte[] row = new byte[WIDTH];
    long number = timeMs / 100;
    for (int x = 0; x < WIDTH; x++) {
      row[x] = (byte) ((number >> (x * BARS / WIDTH) & 1) == 1 ? 235 : 16);
    }
    byte[] picture = new byte[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      System.arraycopy(row, 0, picture, y * WIDTH, WIDTH);
    }
    return picture;
  }

  private static List<byte[]> ivfFrames(byte[] ivf) {
    ByteBuffer in = ByteBuffer.wrap(ivf).order(ByteOrder.LITTLE_ENDIAN);
    in.position(in.getShort(6));
    List<byte[]> frames = new ArrayList<>();
    while (in.hasRemaining()) {
      byte[] frame = new byte[in.getInt()];
      in.getLong();
      in.get(frame);
      frames.add(frame);
    }
    return frames;
  }

  private static List<byte[]> oggPackets(byte[] ogg) {
    List<byte[]> packets = new ArrayList<>();
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    int page = 0;
    while (page < ogg.length) {
      int segments = ogg[page + 26] & 0xFF;
      int at = page + 27 + segments;
      for (int i = 0; i < segments; i++) {
        int length = ogg[page + 27 + i] & 0xFF;
        packet.write(ogg, at, length);
        at += length;
        if (length < 255) {
          packets.add(packet.toByteArray());
          packet.reset();
        }
      }
      page = at;
    }
    return packets;
  }
}
