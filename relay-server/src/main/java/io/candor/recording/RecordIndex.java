package io.candor.recording;

import java.util.Arrays;

/** Where in the file the appended bytes of a blob are; grows as the file does. */
final class RecordIndex {
  private static final int FIRST_CAPACITY = 256;

  private long[] positions = new long[FIRST_CAPACITY];
  private long[] offsets = new long[FIRST_CAPACITY];
  private int[] numbers = new int[FIRST_CAPACITY];
  private int count;
  private long size;

  void add(long position, int number, int length) {
    if (length == 0) {
      return; // holds no byte that could be looked for
    }
    if (count == positions.length) {
      positions = Arrays.copyOf(positions, 2 * count);
      offsets = Arrays.copyOf(offsets, 2 * count);
      numbers = Arrays.copyOf(numbers, 2 * count);
    }
    positions[count] = position;
    offsets[count] = size;
    numbers[count++] = number;
    size += length;
  }

  /** How much memory it occupies, in bytes. */
  int bytes() {
    return positions.length * (2 * Long.BYTES + Integer.BYTES);
  }

  int count() {
    return count;
  }

  /** How many bytes have been appended in all. */
  long size() {
    return size;
  }

  /** Which entry holds the byte at this offset; -1 past the end. */
  int find(long offset) {
    if (offset >= size) {
      return -1;
    }
    int found = Arrays.binarySearch(offsets, 0, count, offset);
    return found >= 0 ? found : -found - 2;
  }

  /** Where in the file the entry's record begins. */
  long position(int entry) {
    return positions[entry];
  }

  /** Which record of the blob it is. */
  int number(int entry) {
    return numbers[entry];
  }

  /** Which byte of the blob is its first. */
  long offset(int entry) {
    return offsets[entry];
  }

  int length(int entry) {
    return (int) ((entry + 1 < count ? offsets[entry + 1] : size) - offsets[entry]);
  }
}
