package io.candor.webm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Takes an Ogg file with one Opus stream apart (RFC 3533, RFC 7845). Nothing makes it throw. */
final class OggSound {
  private static final int PAGE_HEAD = 27;
  private static final int SEGMENTS_AT = 26;
  private static final int SERIAL_AT = 14;
  private static final int HEADERS = 2;

  private OggSound() {}

  /** Its packets; none when it is anything else. */
  static List<OpusPacket> packets(byte[] file) {
    List<byte[]> all = split(file).orElse(List.of());
    if (all.size() <= HEADERS
        || !starts(all.get(0), "OpusHead")
        || !starts(all.get(1), "OpusTags")) {
      return List.of();
    }
    List<OpusPacket> packets = new ArrayList<>();
    long samples = 0;
    for (byte[] packet : all.subList(HEADERS, all.size())) {
      packets.add(new OpusPacket(samples / Opus.SAMPLES_PER_MS, packet));
      samples += Opus.samples(packet);
    }
    return packets;
  }

  /** All packets of the one stream, as the pages' lacing cuts them. */
  private static Optional<List<byte[]>> split(byte[] file) {
    List<byte[]> packets = new ArrayList<>();
    EbmlBuffer partial = new EbmlBuffer(256);
    int at = 0;
    while (at < file.length) {
      if (at + PAGE_HEAD > file.length || !isPage(file, at)) {
        return Optional.empty();
      }
      int segments = file[at + SEGMENTS_AT] & 0xFF;
      int data = at + PAGE_HEAD + segments;
      for (int i = 0; i < segments && data <= file.length; i++) {
        int length = file[at + PAGE_HEAD + i] & 0xFF;
        if (length > file.length - data) {
          return Optional.empty();
        }
        partial.raw(file, data, length);
        data += length;
        if (length < 255) {
          packets.add(partial.copy());
          partial.clear(256);
        }
      }
      at = data;
    }
    return at == file.length ? Optional.of(packets) : Optional.empty();
  }

  private static boolean isPage(byte[] file, int at) {
    return file[at] == 'O'
        && file[at + 1] == 'g'
        && file[at + 2] == 'g'
        && file[at + 3] == 'S'
        && file[at + 4] == 0
        && Arrays.equals(file, at + SERIAL_AT, at + SERIAL_AT + 4, file, SERIAL_AT, SERIAL_AT + 4)
        && at + PAGE_HEAD + (file[at + SEGMENTS_AT] & 0xFF) <= file.length;
  }

  private static boolean starts(byte[] packet, String with) {
    for (int i = 0; i < with.length(); i++) {
      if (i >= packet.length || packet[i] != with.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
