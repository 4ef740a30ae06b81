package io.candor.rtc.rtcp;

import io.candor.rtc.Bits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads transport-wide feedback (draft-holmer-rmcat-transport-wide-cc-extensions §3.1). */
final class TransportFeedbackReader {
  private static final int MISSING = 0;
  private static final int SMALL_DELTA = 1;
  private static final int LARGE_DELTA = 2;

  private final byte[] buffer;
  private final int end;
  private int at;

  private TransportFeedbackReader(byte[] buffer, int at, int end) {
    this.buffer = buffer;
    this.at = at;
    this.end = end;
  }

  static RtcpPacket.@Nullable TransportFeedback read(byte[] buffer, int start, int end) {
    if (end - start < 16) {
      return null;
    }
    int count = Bits.u16(buffer, start + 10);
    long reference = (long) (Bits.u24(buffer, start + 12) << 8 >> 8) * 64_000;
    TransportFeedbackReader reader = new TransportFeedbackReader(buffer, start + 16, end);
    byte[] symbols = reader.symbols(count);
    List<@Nullable Long> arrivals = symbols == null ? null : reader.arrivals(symbols, reference);
    if (arrivals == null) {
      return null;
    }
    return new RtcpPacket.TransportFeedback(
        Bits.u32(buffer, start),
        Bits.u32(buffer, start + 4),
        Bits.u16(buffer, start + 8),
        buffer[start + 15] & 0xFF,
        arrivals);
  }

  /** One symbol a packet, from run-length and vector chunks. */
  private byte @Nullable [] symbols(int count) {
    if ((long) (end - at) / 2 * 8191 < count) {
      return null;
    }
    byte[] symbols = new byte[count];
    int filled = 0;
    while (filled < count) {
      if (at + 2 > end) {
        return null;
      }
      int chunk = Bits.u16(buffer, at);
      at += 2;
      if ((chunk & 0x8000) == 0) {
        int run = Math.min(chunk & 0x1FFF, count - filled);
        if (run == 0) {
          return null;
        }
        Arrays.fill(symbols, filled, filled + run, (byte) (chunk >> 13 & 3));
        filled += run;
      } else {
        filled = vector(chunk, symbols, filled);
      }
    }
    return symbols;
  }

  private static int vector(int chunk, byte[] symbols, int filled) {
    int width = (chunk & 0x4000) == 0 ? 1 : 2;
    for (int shift = 14 - width; shift >= 0 && filled < symbols.length; shift -= width) {
      symbols[filled++] = (byte) (chunk >> shift & (width == 1 ? 1 : 3));
    }
    return filled;
  }

  private @Nullable List<@Nullable Long> arrivals(byte[] symbols, long reference) {
    List<@Nullable Long> arrivals = new ArrayList<>(symbols.length);
    long time = reference;
    for (byte symbol : symbols) {
      switch (symbol) {
        case MISSING -> arrivals.add(null);
        case SMALL_DELTA -> {
          if (at + 1 > end) {
            return null;
          }
          time += 250L * (buffer[at++] & 0xFF);
          arrivals.add(time);
        }
        case LARGE_DELTA -> {
          if (at + 2 > end) {
            return null;
          }
          time += 250L * (short) Bits.u16(buffer, at);
          at += 2;
          arrivals.add(time);
        }
        default -> {
          return null;
        }
      }
    }
    return arrivals;
  }
}
