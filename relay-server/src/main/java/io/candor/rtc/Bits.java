package io.candor.rtc;

/** Big-endian fields in byte arrays; the caller has checked the bounds. */
public final class Bits {
  private Bits() {}

  /** Reads 16 bits, unsigned. */
  public static int u16(byte[] from, int at) {
    return (from[at] & 0xFF) << 8 | (from[at + 1] & 0xFF);
  }

  /** Reads 24 bits, unsigned. */
  public static int u24(byte[] from, int at) {
    return (from[at] & 0xFF) << 16 | u16(from, at + 1);
  }

  /** Reads 32 bits, unsigned. */
  public static long u32(byte[] from, int at) {
    return (long) u16(from, at) << 16 | u16(from, at + 2);
  }

  /** Reads 64 bits. */
  public static long i64(byte[] from, int at) {
    return u32(from, at) << 32 | u32(from, at + 4);
  }

  /** Writes the low 16 bits. */
  public static void put16(byte[] into, int at, int value) {
    into[at] = (byte) (value >> 8);
    into[at + 1] = (byte) value;
  }

  /** Writes the low 24 bits. */
  public static void put24(byte[] into, int at, int value) {
    into[at] = (byte) (value >> 16);
    put16(into, at + 1, value);
  }

  /** Writes the low 32 bits. */
  public static void put32(byte[] into, int at, long value) {
    put16(into, at, (int) (value >> 16));
    put16(into, at + 2, (int) value);
  }

  /** Writes 64 bits. */
  public static void put64(byte[] into, int at, long value) {
    put32(into, at, value >> 32);
    put32(into, at + 4, value);
  }
}
