package io.candor.rtc.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** The frames of an IVF file. */
public record IvfReader(int width, int height, long nanosPerTick, List<Frame> frames) {
  /** One frame; its time in the file's ticks. */
  @SuppressWarnings("ArrayRecordComponent")
  public record Frame(long tick, byte[] data) {
    /** Whether it is a VP8 key frame. */
    public boolean key() {
      return (data[0] & 1) == 0;
    }
  }

  /** The clip that comes with the tests: 30 s of VP8, 320×240, 10 frames a second. */
  public static IvfReader clip() {
    return read("/media/v.ivf");
  }

  /** Reads a resource. */
  public static IvfReader read(String resource) {
    return of(bytes(resource));
  }

  /** Reads a whole file's bytes. */
  public static IvfReader of(byte[] content) {
    ByteBuffer file = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    long nanosPerTick = 1_000_000_000L * file.getInt(20) / file.getInt(16);
    List<Frame> frames = new ArrayList<>();
    file.position(file.getShort(6));
    while (file.remaining() >= 12) {
      byte[] data = new byte[file.getInt()];
      long tick = file.getLong();
      file.get(data);
      frames.add(new Frame(tick, data));
    }
    return new IvfReader(file.getShort(12), file.getShort(14), nanosPerTick, frames);
  }

  static byte[] bytes(String resource) {
    try (InputStream in = IvfReader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalArgumentException("unreadable resource " + resource, e);
    }
  }
}
