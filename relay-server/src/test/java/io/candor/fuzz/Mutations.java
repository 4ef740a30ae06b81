package io.candor.fuzz;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A seeded mutator of bytes and text: flips, inserts, deletes, truncates, duplicates and splices
 * interesting values. The same seed gives the same mutants.
 *
 * <p>A test runs {@link MutationRun} with {@link #usual()}, and again with {@link #many()} under
 * {@code @Tag("long")}.
 */
public final class Mutations {
  private static final int[] INTERESTING = {
    0,
    1,
    2,
    3,
    4,
    0x7f,
    0x80,
    0xff,
    0x100,
    0x7fff,
    0x8000,
    0xffff,
    0x10000,
    0x7fffffff,
    0x80000000,
    0xffffffff,
    0x2112A442
  };
  private static final List<String> WORDS =
      List.of(
          "",
          " ",
          "\r\n",
          "\n",
          "\0",
          ":",
          "=",
          "/",
          "-1",
          "0",
          "65536",
          "4294967296",
          "9223372036854775808",
          "99999999999999999999",
          "1e9",
          "NaN",
          "null",
          "\u00e9",
          "\ud83d",
          "%s",
          "../",
          "a=",
          "m=",
          "{",
          "}",
          "[",
          "\"",
          "\\u0000");

  private final SplittableRandom random;

  public Mutations(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** How many mutants a usual run tries: property candor.mutations, or 10^4. */
  public static int usual() {
    return Integer.getInteger("candor.mutations", 10_000);
  }

  /** How many mutants a long run tries: property candor.mutations.long, or 10^6. */
  public static int many() {
    return Integer.getInteger("candor.mutations.long", 1_000_000);
  }

  /** One to four changes to a copy of the bytes; the result is at most 64 KiB longer. */
  public byte[] mutate(byte[] valid) {
    byte[] mutant = valid;
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      mutant = change(mutant);
    }
    return mutant;
  }

  /** One to four changes to the text, by characters, by words and by whole lines. */
  public String mutate(String valid) {
    String mutant = valid;
    for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
      mutant = change(mutant);
    }
    return mutant;
  }

  private byte[] change(byte[] bytes) {
    int length = bytes.length;
    int at = random.nextInt(length + 1);
    int run = Math.min(length - at, 1 + random.nextInt(random.nextInt(10) == 0 ? 256 : 8));
    return switch (random.nextInt(8)) {
      case 0, 1 -> flipped(bytes);
      case 2 -> replaced(bytes, at, 0, randomBytes(1 + random.nextInt(8)));
      case 3 -> replaced(bytes, at, run, new byte[0]);
      case 4 -> Arrays.copyOf(bytes, at);
      case 5 -> replaced(bytes, at, 0, Arrays.copyOfRange(bytes, at, at + run));
      case 6 -> replaced(bytes, at, run, randomBytes(run));
      default -> interesting(bytes, at);
    };
  }

  private byte[] flipped(byte[] bytes) {
    byte[] mutant = bytes.clone();
    if (mutant.length > 0) {
      mutant[random.nextInt(mutant.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return mutant;
  }

  private byte[] interesting(byte[] bytes, int at) {
    int width = Math.min(bytes.length - at, 1 << random.nextInt(3));
    int value = INTERESTING[random.nextInt(INTERESTING.length)];
    byte[] mutant = bytes.clone();
    for (int i = 0; i < width; i++) {
      mutant[at + i] = (byte) (value >> (8 * (width - 1 - i)));
    }
    return mutant;
  }

  private static byte[] replaced(byte[] bytes, int at, int run, byte[] by) {
    byte[] mutant = new byte[bytes.length - run + by.length];
    System.arraycopy(bytes, 0, mutant, 0, at);
    System.arraycopy(by, 0, mutant, at, by.length);
    System.arraycopy(bytes, at + run, mutant, at + by.length, bytes.length - at - run);
    return mutant;
  }

  private byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private String change(String text) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + 1 + random.nextInt(random.nextInt(10) == 0 ? 256 : 8));
    return switch (random.nextInt(8)) {
      case 0 -> text.substring(0, at) + (char) random.nextInt(0x180) + text.substring(end);
      case 1 -> text.substring(0, at) + text.substring(end);
      case 2 -> text.substring(0, at);
      case 3 -> text.substring(0, end) + text.substring(at);
      case 4, 5 -> text.substring(0, at) + word() + text.substring(random.nextBoolean() ? at : end);
      default -> lines(text);
    };
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  /** Deletes, doubles or moves one line. */
  private String lines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
    int from = random.nextInt(lines.size());
    String line = lines.get(from);
    int kind = random.nextInt(3);
    if (kind != 1) {
      lines.remove(from);
    }
    if (kind != 0) {
      lines.add(random.nextInt(lines.size() + 1), line);
    }
    return String.join("", lines);
  }
}
