package io.candor.rtc.stun;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One STUN message (RFC 8489), read from a datagram: well-formed, with a right FINGERPRINT if it
 * has one, and not yet authenticated.
 */
public final class StunMessage {
  public static final int BINDING = 1;

  static final int HEADER = 20;
  static final int MAGIC_COOKIE = 0x2112A442;
  private static final int MAX_LENGTH = 2048;
  private static final int MAX_ATTRIBUTES = 64;

  private final byte[] bytes;
  private final List<Slice> attributes;
  private final int integrityAt;
  private final boolean fingerprinted;

  /** Where an attribute's value lies. */
  private record Slice(int type, int offset, int length) {}

  private StunMessage(
      byte[] bytes, List<Slice> attributes, int integrityAt, boolean fingerprinted) {
    this.bytes = bytes;
    this.attributes = attributes;
    this.integrityAt = integrityAt;
    this.fingerprinted = fingerprinted;
  }

  /** Whether the datagram is STUN by its first two bits and magic cookie (RFC 7983 demux). */
  public static boolean looksLikeStun(ByteBuffer datagram) {
    int at = datagram.position();
    return datagram.remaining() >= HEADER
        && (datagram.get(at) & 0xff) < 4
        && datagram.getInt(at + 4) == MAGIC_COOKIE;
  }

  /**
   * Reads a datagram from its position to its limit, moving neither; null if it is not a STUN
   * message through and through. Attributes after MESSAGE-INTEGRITY are ignored, as §14.5 asks.
   */
  public static @Nullable StunMessage parse(ByteBuffer datagram) {
    int size = datagram.remaining();
    if (!looksLikeStun(datagram) || size > MAX_LENGTH) {
      return null;
    }
    byte[] bytes = new byte[size];
    datagram.get(datagram.position(), bytes);
    if (unsigned16(bytes, 2) != size - HEADER || size % 4 != 0) {
      return null;
    }
    return new Reader(bytes).read();
  }

  /** One pass over a message's attributes. */
  private static final class Reader {
    private final byte[] bytes;
    private final List<Slice> attributes = new ArrayList<>();
    private int integrityAt = -1;
    private boolean fingerprinted;

    Reader(byte[] bytes) {
      this.bytes = bytes;
    }

    @Nullable StunMessage read() {
      int at = HEADER;
      while (at < bytes.length) {
        int length = unsigned16(bytes, at + 2);
        int next = at + 4 + ((length + 3) & ~3);
        // Nothing may follow FINGERPRINT (§14.7).
        if (next > bytes.length || fingerprinted || attributes.size() > MAX_ATTRIBUTES) {
          return null;
        }
        if (!take(unsigned16(bytes, at), at, length)) {
          return null;
        }
        at = next;
      }
      return new StunMessage(bytes, List.copyOf(attributes), integrityAt, fingerprinted);
    }

    private boolean take(int type, int at, int length) {
      if (type == StunAttribute.FINGERPRINT) {
        fingerprinted = true;
        return length == 4 && signed32(bytes, at + 4) == StunIntegrity.fingerprint(bytes, at);
      }
      if (integrityAt >= 0) {
        return true;
      }
      if (type == StunAttribute.MESSAGE_INTEGRITY) {
        integrityAt = at;
        return length == StunIntegrity.HMAC_LENGTH;
      }
      attributes.add(new Slice(type, at + 4, length));
      return true;
    }
  }

  /**
   * The server's user name fragment in an incoming Binding request (the part of USERNAME before the
   * colon), unauthenticated: good for finding the session, for nothing else. Null if there is none.
   */
  public static @Nullable String usernameFragment(ByteBuffer datagram) {
    if (!looksLikeStun(datagram) || datagram.getShort(datagram.position()) != BINDING) {
      return null;
    }
    int at = datagram.position() + HEADER;
    for (int i = 0; i <= MAX_ATTRIBUTES && datagram.limit() - at >= 4; i++) {
      int length = datagram.getShort(at + 2) & 0xffff;
      if (length > datagram.limit() - at - 4) {
        return null;
      }
      if (datagram.getShort(at) == StunAttribute.USERNAME) {
        return fragment(datagram, at + 4, length);
      }
      at += 4 + ((length + 3) & ~3);
    }
    return null;
  }

  private static @Nullable String fragment(ByteBuffer datagram, int at, int length) {
    int end = 0;
    while (end < length && datagram.get(at + end) != ':') {
      end++;
    }
    if (end == length || end > 256) {
      return null;
    }
    byte[] name = new byte[end];
    datagram.get(at, name);
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  public int method() {
    int type = unsigned16(bytes, 0);
    return (type & 0x000f) | ((type & 0x00e0) >> 1) | ((type & 0x3e00) >> 2);
  }

  public StunClass messageClass() {
    return StunClass.of(unsigned16(bytes, 0));
  }

  /** A copy of the twelve bytes that pair a response with its request. */
  public byte[] transactionId() {
    return Arrays.copyOfRange(bytes, 8, HEADER);
  }

  public @Nullable String username() {
    return text(StunAttribute.USERNAME);
  }

  public @Nullable String software() {
    return text(StunAttribute.SOFTWARE);
  }

  /** PRIORITY, unsigned 32 bits. */
  public OptionalLong priority() {
    Slice slice = find(StunAttribute.PRIORITY, 4);
    return slice == null
        ? OptionalLong.empty()
        : OptionalLong.of(signed32(bytes, slice.offset) & 0xffff_ffffL);
  }

  public boolean useCandidate() {
    return find(StunAttribute.USE_CANDIDATE, 0) != null;
  }

  /** The tie-breaker of an agent that believes it controls; all 64 bits are value. */
  public OptionalLong iceControlling() {
    return signed64(StunAttribute.ICE_CONTROLLING);
  }

  /** The tie-breaker of an agent that believes it is controlled. */
  public OptionalLong iceControlled() {
    return signed64(StunAttribute.ICE_CONTROLLED);
  }

  public @Nullable StunError error() {
    Slice slice = find(StunAttribute.ERROR_CODE, -1);
    if (slice == null || slice.length < 4) {
      return null;
    }
    int code = (bytes[slice.offset + 2] & 7) * 100 + (bytes[slice.offset + 3] & 0xff);
    return new StunError(code, text(slice.offset + 4, slice.length - 4));
  }

  /** XOR-MAPPED-ADDRESS: where the answering side saw the request come from. */
  public @Nullable InetSocketAddress xorMappedAddress() {
    Slice slice = find(StunAttribute.XOR_MAPPED_ADDRESS, -1);
    if (slice == null || (slice.length != 8 && slice.length != 20)) {
      return null;
    }
    boolean v6 = slice.length == 20;
    if (bytes[slice.offset + 1] != (v6 ? 2 : 1)) {
      return null;
    }
    byte[] address = Arrays.copyOfRange(bytes, slice.offset + 4, slice.offset + slice.length);
    for (int i = 0; i < address.length; i++) {
      address[i] ^= bytes[4 + i];
    }
    int port = unsigned16(bytes, slice.offset + 2) ^ (MAGIC_COOKIE >>> 16);
    try {
      return new InetSocketAddress(InetAddress.getByAddress(address), port);
    } catch (UnknownHostException e) {
      return null;
    }
  }

  /** Attributes that must be understood and are not (§6.3.1: the answer is 420). */
  public List<Integer> unknownRequired() {
    List<Integer> unknown = new ArrayList<>();
    for (Slice slice : attributes) {
      if (!StunAttribute.known(slice.type)) {
        unknown.add(slice.type);
      }
    }
    return unknown;
  }

  public boolean hasIntegrity() {
    return integrityAt >= 0;
  }

  /** Whether a FINGERPRINT is there; a wrong one never gets past {@link #parse}. */
  public boolean hasFingerprint() {
    return fingerprinted;
  }

  /** Whether MESSAGE-INTEGRITY is there and was made with this key; takes constant time. */
  public boolean authentic(byte[] key) {
    if (integrityAt < 0) {
      return false;
    }
    int at = integrityAt + 4;
    byte[] theirs = Arrays.copyOfRange(bytes, at, at + StunIntegrity.HMAC_LENGTH);
    return MessageDigest.isEqual(theirs, StunIntegrity.hmac(bytes, integrityAt, key));
  }

  private @Nullable Slice find(int type, int length) {
    for (Slice slice : attributes) {
      if (slice.type == type) {
        // The first of its kind counts (§14).
        return length < 0 || slice.length == length ? slice : null;
      }
    }
    return null;
  }

  private @Nullable String text(int type) {
    Slice slice = find(type, -1);
    return slice == null ? null : text(slice.offset, slice.length);
  }

  private String text(int offset, int length) {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }

  private OptionalLong signed64(int type) {
    Slice slice = find(type, 8);
    return slice == null
        ? OptionalLong.empty()
        : OptionalLong.of(ByteBuffer.wrap(bytes).getLong(slice.offset));
  }

  private static int unsigned16(byte[] bytes, int at) {
    return ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
  }

  private static int signed32(byte[] bytes, int at) {
    return (unsigned16(bytes, at) << 16) | unsigned16(bytes, at + 2);
  }
}
