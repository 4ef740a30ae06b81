package io.candor.e2e.load;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The Opus packets of an Ogg file (RFC 3533, RFC 7845), each 20 ms long.
 *
 * @param packets the packets in order, without the two headers
 */
public record OggOpusFile(List<byte[]> packets) {
  private static final int PAGE_HEADER = 27;
  private static final int HEADER_PACKETS = 2;

  static OggOpusFile parse(byte[] file) {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> packets = new ArrayList<>();
    ByteArrayOutputStream packet = new ByteArrayOutputStream();
    while (in.hasRemaining()) {
      int start = in.position();
      if (in.getInt(start) != 0x5367674f) {
        throw new IllegalArgumentException("no Ogg page at " + start);
      }
      byte[] lacing = new byte[in.get(start + PAGE_HEADER - 1) & 0xff];
      in.position(start + PAGE_HEADER).get(lacing);
      for (byte lace : lacing) {
        byte[] segment = new byte[lace & 0xff];
        in.get(segment);
        packet.writeBytes(segment);
        if (segment.length < 255) {
          packets.add(packet.toByteArray());
          packet.reset();
        }
      }
    }
    return new OggOpusFile(List.copyOf(packets.subList(HEADER_PACKETS, packets.size())));
  }
}
