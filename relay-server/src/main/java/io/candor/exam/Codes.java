package io.candor.exam;

import io.candor.signaling.Tokens;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/** The codes students show to be known by: made here, or brought along by the institution. */
public final class Codes {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 8;
  private static final Pattern SHAPE = Pattern.compile("[0-9A-Za-z]{4,32}");
  private static final Pattern SPACING = Pattern.compile("[\\s._-]");

  private final SecureRandom random;

  public Codes(SecureRandom random) {
    this.random = random;
  }

  /** A new code: 40 random bits in eight characters that are not mistaken for one another. */
  public String next() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /** Whether this may be a code: 4 to 32 letters and digits, apart from spacing. */
  public static boolean wellFormed(String code) {
    return SHAPE.matcher(SPACING.matcher(code).replaceAll("")).matches();
  }

  /** The hash of what counts of a code: case, spacing, and O for 0 or I and L for 1 don't. */
  public static String hash(String examId, String code) {
    String plain =
        SPACING
            .matcher(code)
            .replaceAll("")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return Tokens.hash(examId + ":" + plain);
  }
}
