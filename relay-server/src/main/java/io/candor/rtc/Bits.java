package io.candor.rtc;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Big-endian fields in byte arrays; the caller has checked the bounds. */
public final class Bits {
  // One access instead of two to eight: these are read several times for each packet.
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private Bits() {}

  /** Reads 16 bits, unsigned. */
  public static int u16(byte[] from, int at) {
    return (short) SHORT.get(from, at) & 0xFFFF;
  }

  /** Reads 24 bits, unsigned. */
  public static int u24(byte[] from, int at) {
    return (from[at] & 0xFF) << 16 | u16(from, at + 1);
  }

  /** Reads 32 bits, unsigned. */
  public static long u32(byte[] from, int at) {
    return (int) INT.get(from, at) & 0xFFFF_FFFFL;
  }

  /** Reads 64 bits. */
  public static long i64(byte[] from, int at) {
    return (long) LONG.get(from, at);
  }

  /** Writes the low 16 bits. */
  public static void put16(byte[] into, int at, int value) {
    SHORT.set(into, at, (short) value);
  }

  /** Writes the low 24 bits. */
  public static void put24(byte[] into, int at, int value) {
    into[at] = (byte) (value >> 16);
    put16(into, at + 1, value);
  }

  /** Writes the low 32 bits. */
  public static void put32(byte[] into, int at, long value) {
    INT.set(into, at, (int) value);
  }

  /** Writes 64 bits. */
  public static void put64(byte[] into, int at, long value) {
    LONG.set(into, at, value);
  }
}
