package io.candor.signaling;

import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Makes ids: 128 random bits in 26 characters of Crockford's base32, in lower case. */
public final class Ids {
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final Pattern SHAPE = Pattern.compile("[0-7][0-9a-hjkmnp-tv-z]{25}");

  private final RandomGenerator random;

  /** {@code random} must be safe for use by several threads if the ids are asked for by several. */
  public Ids(RandomGenerator random) {
    this.random = random;
  }

  /** A new id. */
  public String next() {
    long high = random.nextLong();
    long low = random.nextLong();
    char[] text = new char[26];
    for (int i = 25; i >= 0; i--) {
      text[i] = ALPHABET.charAt((int) (low & 31));
      low = (low >>> 5) | (high << 59);
      high >>>= 5;
    }
    return new String(text);
  }

  /** Whether this could be an id of ours. */
  public static boolean wellFormed(String id) {
    return SHAPE.matcher(id).matches();
  }
}
