package io.candor.rtc.stun;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** One STUN message (RFC 8489), read from a datagram. */
public final class StunMessage {
  private StunMessage() {}

  /** Whether the datagram is STUN by its first two bits and magic cookie (RFC 7983 demux). */
  public static boolean looksLikeStun(ByteBuffer datagram) {
    int at = datagram.position();
    return datagram.remaining() >= 20
        && (datagram.get(at) & 0xff) < 4
        && datagram.getInt(at + 4) == 0x2112A442;
  }

  /**
   * The server's user name fragment in an incoming Binding request (the part of USERNAME before the
   * colon), unauthenticated: good for finding the session, for nothing else. Null if there is none.
   */
  public static @Nullable String usernameFragment(ByteBuffer datagram) {
    return null;
  }
}
