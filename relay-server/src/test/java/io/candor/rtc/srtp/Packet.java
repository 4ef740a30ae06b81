package io.candor.rtc.srtp;

import java.util.Arrays;
import org.jitsi.utils.ByteArrayBuffer;

/** A packet as jitsi-srtp takes it. */
final class Packet implements ByteArrayBuffer {
  private static final int SPARE = 64;

  private byte[] buffer;
  private int offset;
  private int length;

  Packet(byte[] packet) {
    buffer = Arrays.copyOf(packet, packet.length + SPARE);
    length = packet.length;
  }

  byte[] bytes() {
    return Arrays.copyOfRange(buffer, offset, offset + length);
  }

  @Override
  public byte[] getBuffer() {
    return buffer;
  }

  @Override
  public int getOffset() {
    return offset;
  }

  @Override
  public int getLength() {
    return length;
  }

  @Override
  public void setLength(int length) {
    this.length = length;
  }

  @Override
  public void setOffset(int offset) {
    this.offset = offset;
  }

  @Override
  public boolean isInvalid() {
    return false;
  }

  @Override
  public void readRegionToBuff(int off, int len, byte[] out) {
    System.arraycopy(buffer, offset + off, out, 0, len);
  }

  @Override
  public void grow(int howMuch) {
    buffer = Arrays.copyOf(buffer, Math.max(buffer.length, offset + length + howMuch));
  }

  @Override
  public void append(byte[] data, int len) {
    if (offset + length + len > buffer.length) {
      grow(len);
    }
    System.arraycopy(data, 0, buffer, offset + length, len);
    length += len;
  }

  @Override
  public void shrink(int len) {
    length = Math.max(0, length - len);
  }
}
