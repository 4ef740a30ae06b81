package io.candor.rtc.dtls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A certificate's fingerprint as SDP writes it (RFC 8122 §5).
 *
 * @param algorithm {@code sha-256}, {@code sha-384} or {@code sha-512}
 * @param value upper-case hex pairs with colons between them
 */
public record Fingerprint(String algorithm, String value) {
  private static final HexFormat HEX = HexFormat.ofDelimiter(":").withUpperCase();

  /** The fingerprint, or null when the algorithm is not taken or the value does not fit it. */
  public static @Nullable Fingerprint parse(String algorithm, String value) {
    String name = algorithm.toLowerCase(Locale.ROOT);
    int length =
        switch (name) {
          case "sha-256" -> 32;
          case "sha-384" -> 48;
          case "sha-512" -> 64;
          default -> 0;
        };
    if (length == 0 || value.length() != 3 * length - 1) {
      return null;
    }
    try {
      return new Fingerprint(name, HEX.formatHex(HEX.parseHex(value)));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /** The fingerprint of a certificate in DER; the algorithm is one of those above. */
  public static Fingerprint of(String algorithm, byte[] certificate) {
    return new Fingerprint(algorithm, digest(algorithm, certificate));
  }

  /** Says, in constant time, whether this is the fingerprint of a certificate in DER. */
  public boolean matches(byte[] certificate) {
    return MessageDigest.isEqual(ascii(value), ascii(digest(algorithm, certificate)));
  }

  private static String digest(String algorithm, byte[] certificate) {
    try {
      return HEX.formatHex(MessageDigest.getInstance(algorithm).digest(certificate));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no " + algorithm, e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
