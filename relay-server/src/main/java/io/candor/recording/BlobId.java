package io.candor.recording;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The name of a blob: the attempt it belongs to and its own id, both fit to be file names. */
record BlobId(String attempt, String blob) {
  private static final Pattern ID = Pattern.compile("[0-9a-zA-Z_-]{1,64}");
  private static final byte[] SALT = "candor blob 1".getBytes(StandardCharsets.US_ASCII);

  BlobId {
    requireId(attempt);
    requireId(blob);
  }

  static void requireId(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "an id is 1 to 64 letters, digits, - or _, not '" + id + "'");
    }
  }

  /** What every record of the blob is bound to. */
  byte[] bytes() {
    return (attempt + "/" + blob).getBytes(StandardCharsets.US_ASCII);
  }

  /** The blob's own key: HKDF-SHA256 (RFC 5869) of the attempt's secret, one block long. */
  SecretKey derive(AttemptKey key) {
    byte[] secret = key.secret();
    byte[] extracted = hmac(SALT, secret);
    byte[] info = Arrays.copyOf(bytes(), bytes().length + 1);
    info[info.length - 1] = 1;
    byte[] expanded = hmac(extracted, info);
    SecretKey derived = new SecretKeySpec(expanded, "AES");
    Arrays.fill(secret, (byte) 0);
    Arrays.fill(extracted, (byte) 0);
    Arrays.fill(expanded, (byte) 0);
    return derived;
  }

  private static byte[] hmac(byte[] key, byte[] data) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(data);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
