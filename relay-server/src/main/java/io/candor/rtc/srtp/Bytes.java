package io.candor.rtc.srtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Big-endian words in a byte array. */
final class Bytes {
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Bytes() {}

  static int readShort(byte[] from, int at) {
    return (short) SHORT.get(from, at) & 0xffff;
  }

  static int readInt(byte[] from, int at) {
    return (int) INT.get(from, at);
  }

  static void writeInt(byte[] to, int at, int value) {
    INT.set(to, at, value);
  }

  static void writeShort(byte[] to, int at, int value) {
    SHORT.set(to, at, (short) value);
  }

  /** Combines {@code length} bytes of {@code with} into {@code to} by exclusive or. */
  static void xor(byte[] to, int at, byte[] with, int length) {
    int i = 0;
    for (; i <= length - Long.BYTES; i += Long.BYTES) {
      LONG.set(to, at + i, (long) LONG.get(to, at + i) ^ (long) LONG.get(with, i));
    }
    for (; i < length; i++) {
      to[at + i] ^= with[i];
    }
  }

  /** Compares without telling by the time taken where the first difference is. */
  static boolean same(byte[] one, byte[] other, int at, int length) {
    int difference = 0;
    for (int i = 0; i < length; i++) {
      difference |= one[i] ^ other[at + i];
    }
    return difference == 0;
  }
}
