package io.candor.rtc.stun;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A Binding message being written (RFC 8489 §5). Attributes appear in the order of the calls;
 * {@link #integrity} and then {@link #fingerprint} come last.
 */
public final class StunBuilder {
  private static final int MAX_LENGTH = 1280;

  private final ByteBuffer buffer = ByteBuffer.allocate(MAX_LENGTH);

  private StunBuilder(StunClass messageClass, byte[] transactionId) {
    int type = StunMessage.BINDING | messageClass.bits();
    buffer.putShort((short) type).putShort((short) 0).putInt(StunMessage.MAGIC_COOKIE);
    buffer.put(transactionId, 0, 12);
  }

  /** A Binding request; the twelve bytes are to be unpredictable. */
  public static StunBuilder request(byte[] transactionId) {
    return new StunBuilder(StunClass.REQUEST, transactionId);
  }

  /** The success response to a request. */
  public static StunBuilder success(StunMessage request) {
    return new StunBuilder(StunClass.SUCCESS, request.transactionId());
  }

  /** The error response to a request. */
  public static StunBuilder error(StunMessage request, StunError error) {
    StunBuilder builder = new StunBuilder(StunClass.ERROR, request.transactionId());
    byte[] reason = error.reason().getBytes(StandardCharsets.UTF_8);
    ByteBuffer value = ByteBuffer.allocate(4 + reason.length);
    value.putShort((short) 0).put((byte) (error.code() / 100)).put((byte) (error.code() % 100));
    return builder.attribute(StunAttribute.ERROR_CODE, value.put(reason).array());
  }

  public StunBuilder username(String name) {
    return attribute(StunAttribute.USERNAME, name.getBytes(StandardCharsets.UTF_8));
  }

  public StunBuilder software(String name) {
    return attribute(StunAttribute.SOFTWARE, name.getBytes(StandardCharsets.UTF_8));
  }

  public StunBuilder priority(long priority) {
    byte[] value = ByteBuffer.allocate(4).putInt((int) priority).array();
    return attribute(StunAttribute.PRIORITY, value);
  }

  public StunBuilder useCandidate() {
    return attribute(StunAttribute.USE_CANDIDATE, new byte[0]);
  }

  public StunBuilder iceControlling(long tieBreaker) {
    return attribute(
        StunAttribute.ICE_CONTROLLING, ByteBuffer.allocate(8).putLong(tieBreaker).array());
  }

  public StunBuilder iceControlled(long tieBreaker) {
    return attribute(
        StunAttribute.ICE_CONTROLLED, ByteBuffer.allocate(8).putLong(tieBreaker).array());
  }

  /** Where the request was seen to come from. */
  public StunBuilder xorMappedAddress(InetSocketAddress address) {
    byte[] ip = address.getAddress().getAddress();
    ByteBuffer value = ByteBuffer.allocate(4 + ip.length);
    value.put((byte) 0).put((byte) (ip.length == 4 ? 1 : 2));
    value.putShort((short) (address.getPort() ^ (StunMessage.MAGIC_COOKIE >>> 16)));
    for (int i = 0; i < ip.length; i++) {
      value.put((byte) (ip[i] ^ buffer.get(4 + i)));
    }
    return attribute(StunAttribute.XOR_MAPPED_ADDRESS, value.array());
  }

  /** The attribute types a 420 complains of; the first thirty-two of them. */
  public StunBuilder unknownAttributes(List<Integer> types) {
    int count = Math.min(types.size(), 32);
    ByteBuffer value = ByteBuffer.allocate(2 * count);
    types.subList(0, count).forEach(type -> value.putShort((short) (int) type));
    return attribute(StunAttribute.UNKNOWN_ATTRIBUTES, value.array());
  }

  /** Signs what is written so far. */
  public StunBuilder integrity(byte[] key) {
    byte[] hmac = StunIntegrity.hmac(buffer.array(), buffer.position(), key);
    return attribute(StunAttribute.MESSAGE_INTEGRITY, hmac);
  }

  /** Seals what is written so far; the last attribute of all. */
  public StunBuilder fingerprint() {
    int end = buffer.position();
    writeLength(end + 8);
    int crc = StunIntegrity.fingerprint(buffer.array(), end);
    return attribute(StunAttribute.FINGERPRINT, ByteBuffer.allocate(4).putInt(crc).array());
  }

  /** Any attribute, padded to four bytes. */
  StunBuilder attribute(int type, byte[] value) {
    buffer.putShort((short) type).putShort((short) value.length).put(value);
    while (buffer.position() % 4 != 0) {
      buffer.put((byte) 0);
    }
    writeLength(buffer.position());
    return this;
  }

  private void writeLength(int end) {
    buffer.putShort(2, (short) (end - StunMessage.HEADER));
  }

  /** The message, ready to send. */
  public ByteBuffer build() {
    return ByteBuffer.wrap(Arrays.copyOf(buffer.array(), buffer.position()));
  }
}
