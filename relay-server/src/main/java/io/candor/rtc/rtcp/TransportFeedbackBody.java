package io.candor.rtc.rtcp;

import io.candor.rtc.Bits;

/**
 * Writes the body of transport-wide feedback: run-length chunks for long runs, vectors of two-bit
 * symbols otherwise, then the deltas (draft-holmer-rmcat-transport-wide-cc-extensions §3.1).
 */
final class TransportFeedbackBody {
  private static final long MISSING = Long.MIN_VALUE;
  private static final long DELTA_NANOS = 250_000L;
  private static final long REFERENCE_NANOS = 64_000_000L;
  private static final int VECTOR = 7;

  private final byte[] buffer;
  private final int start;
  private final int limit;
  private final long[] arrivals;
  private final int size;
  private int end;

  TransportFeedbackBody(byte[] buffer, int start, int limit, long[] arrivals, int size) {
    this.buffer = buffer;
    this.start = start;
    this.limit = limit;
    this.arrivals = arrivals;
    this.size = Math.min(size, 0xFFFF);
  }

  /** Where the packet ends, padded to 32 bits. */
  int end() {
    return end;
  }

  int write(int baseSequence, int number) {
    if (size == 0 || start + 8 > limit) {
      return 0;
    }
    long reference = Math.floorDiv(arrivals[0], REFERENCE_NANOS);
    int taken = fitting(reference * REFERENCE_NANOS);
    if (taken == 0) {
      return 0;
    }
    Bits.put16(buffer, start, baseSequence);
    Bits.put16(buffer, start + 2, taken);
    Bits.put24(buffer, start + 4, (int) reference);
    buffer[start + 7] = (byte) number;
    int at = chunks(start + 8, taken, reference * REFERENCE_NANOS);
    at = deltas(at, taken, reference * REFERENCE_NANOS);
    while ((at - start & 3) != 0) {
      buffer[at++] = 0;
    }
    end = at;
    return taken;
  }

  /** How many packets can be told of: until room or a delta's range runs out. */
  private int fitting(long reference) {
    int room = limit - start - 8 - 3;
    long last = reference;
    int bytes = 0;
    int taken = 0;
    for (int i = 0; i < size; i++) {
      int symbol = symbol(i, last);
      bytes += Math.max(symbol, 0);
      // Vectors of seven are the worst case for the chunks.
      if (symbol < 0 || bytes + 2 * ((i + VECTOR) / VECTOR) > room) {
        break;
      }
      last = symbol == 0 ? last : advance(i, last);
      taken = symbol == 0 ? taken : i + 1;
    }
    return taken;
  }

  private int chunks(int at, int taken, long reference) {
    long last = reference;
    int i = 0;
    while (i < taken) {
      int symbol = symbol(i, last);
      long lastAfterRun = last;
      int run = i;
      while (run < taken && run - i < 0x1FFF && symbol(run, lastAfterRun) == symbol) {
        lastAfterRun = symbol == 0 ? lastAfterRun : advance(run, lastAfterRun);
        run++;
      }
      if (run - i >= VECTOR || run == taken) {
        Bits.put16(buffer, at, symbol << 13 | run - i);
        last = lastAfterRun;
        i = run;
      } else {
        int chunk = 0xC000;
        for (int shift = 12; shift >= 0 && i < taken; shift -= 2, i++) {
          int next = symbol(i, last);
          chunk |= next << shift;
          last = next == 0 ? last : advance(i, last);
        }
        Bits.put16(buffer, at, chunk);
      }
      at += 2;
    }
    return at;
  }

  private int deltas(int at, int taken, long reference) {
    long last = reference;
    for (int i = 0; i < taken; i++) {
      int symbol = symbol(i, last);
      if (symbol == 0) {
        continue;
      }
      int delta = (int) ticks(i, last);
      if (symbol == 1) {
        buffer[at++] = (byte) delta;
      } else {
        Bits.put16(buffer, at, delta);
        at += 2;
      }
      last = advance(i, last);
    }
    return at;
  }

  /** 0 missing, 1 small delta, 2 large delta (their sizes in bytes too), -1 out of range. */
  private int symbol(int index, long last) {
    if (arrivals[index] == MISSING) {
      return 0;
    }
    long ticks = ticks(index, last);
    if (ticks >= 0 && ticks <= 255) {
      return 1;
    }
    return ticks >= Short.MIN_VALUE && ticks <= Short.MAX_VALUE ? 2 : -1;
  }

  private long ticks(int index, long last) {
    return Math.floorDiv(arrivals[index] - last, DELTA_NANOS);
  }

  /** The time the other side will have counted up to, so that rounding does not add up. */
  private long advance(int index, long last) {
    return last + ticks(index, last) * DELTA_NANOS;
  }
}
