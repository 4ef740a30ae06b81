package io.candor.e2e.net;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which timestamps each source has put on the RTP packets that came by (RFC 3550 §5.1; SRTP leaves
 * that header readable). All packets of a picture have the same one, and no other picture has it.
 */
public final class RtpTimestamps {
  private static final int HEADER = 12;
  private static final int TIMESTAMP = 4;
  private static final int SSRC = 8;
  private static final int UNSIGNED = 0xFF;

  private final Map<Long, Set<Integer>> bySource = new ConcurrentHashMap<>();

  /** Notes a datagram if it is RTP (RFC 7983 §7, RFC 5761 §4). */
  public void note(ByteBuffer datagram) {
    int at = datagram.position();
    if (datagram.remaining() < HEADER
        || (datagram.get(at) & 0xC0) != 0x80
        || isRtcp(datagram.get(at + 1) & UNSIGNED)) {
      return;
    }
    long source = Integer.toUnsignedLong(datagram.getInt(at + SSRC));
    bySource
        .computeIfAbsent(source, any -> ConcurrentHashMap.newKeySet())
        .add(datagram.getInt(at + TIMESTAMP));
  }

  /** How many different timestamps a source has used: its pictures, if it sends video. */
  public int count(long source) {
    return bySource.getOrDefault(source, Set.of()).size();
  }

  private static boolean isRtcp(int type) {
    return type >= 192 && type <= 223;
  }
}
