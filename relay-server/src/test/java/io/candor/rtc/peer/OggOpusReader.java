package io.candor.rtc.peer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The packets of an Ogg Opus file with one stream (RFC 3533, RFC 7845). */
@SuppressWarnings("ArrayRecordComponent")
public record OggOpusReader(byte[] head, List<byte[]> packets) {
  /** The clip that comes with the tests: 30 s in packets of 20 ms. */
  public static OggOpusReader clip() {
    return read("/media/a.ogg");
  }

  /** Reads a resource. */
  public static OggOpusReader read(String resource) {
    return of(IvfReader.bytes(resource));
  }

  /** Reads a whole file's bytes. */
  public static OggOpusReader of(byte[] file) {
    List<byte[]> packets = new ArrayList<>();
    byte[] partial = new byte[0];
    int at = 0;
    while (at + 27 <= file.length) {
      int segments = file[at + 26] & 0xFF;
      int data = at + 27 + segments;
      for (int i = 0; i < segments; i++) {
        int length = file[at + 27 + i] & 0xFF;
        partial = joined(partial, file, data, length);
        data += length;
        if (length < 255) {
          packets.add(partial);
          partial = new byte[0];
        }
      }
      at = data;
    }
    return new OggOpusReader(packets.get(0), packets.subList(2, packets.size()));
  }

  private static byte[] joined(byte[] partial, byte[] file, int from, int length) {
    byte[] whole = Arrays.copyOf(partial, partial.length + length);
    System.arraycopy(file, from, whole, partial.length, length);
    return whole;
  }
}
