package io.candor.lms;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a signed request says of itself in its header; see docs/lms-api.md.
 *
 * @param timestamp epoch seconds
 * @param value HMAC-SHA256 in base64url without padding
 */
public record Signature(String client, long timestamp, String nonce, String value) {
  private static final String SCHEME = "Candor ";
  private static final String FIRST_LINE = "candor-1";
  private static final String MAC = "HmacSHA256";
  private static final Pattern FIELD = Pattern.compile("\\s*([a-z]+)=\"([A-Za-z0-9_-]{1,64})\"");
  private static final Pattern NONCE = Pattern.compile("[A-Za-z0-9_-]{16,64}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
  private static final Set<String> FIELDS = Set.of("client", "timestamp", "nonce", "signature");

  /** What is signed. The body's bytes are not changed. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Request(String method, String target, byte[] body) {}

  /** Signs a request. */
  public static Signature of(
      String client, String secret, long timestamp, String nonce, Request request) {
    byte[] mac = mac(secret, timestamp, nonce, request);
    return new Signature(
        client, timestamp, nonce, Base64.getUrlEncoder().withoutPadding().encodeToString(mac));
  }

  /** Reads {@code Authorization}; empty when it is not of this kind or not whole. */
  public static Optional<Signature> read(String header) {
    if (!header.startsWith(SCHEME)) {
      return Optional.empty();
    }
    Map<String, String> fields = new HashMap<>();
    for (String part : header.substring(SCHEME.length()).split(",", -1)) {
      Matcher field = FIELD.matcher(part.stripTrailing());
      if (!field.matches() || fields.put(field.group(1), field.group(2)) != null) {
        return Optional.empty();
      }
    }
    boolean whole =
        fields.keySet().equals(FIELDS)
            && SECONDS.matcher(fields.getOrDefault("timestamp", "")).matches()
            && NONCE.matcher(fields.getOrDefault("nonce", "")).matches();
    return whole
        ? Optional.of(
            new Signature(
                String.valueOf(fields.get("client")),
                Long.parseLong(String.valueOf(fields.get("timestamp"))),
                String.valueOf(fields.get("nonce")),
                String.valueOf(fields.get("signature"))))
        : Optional.empty();
  }

  /** As {@code Authorization} carries it. */
  public String header() {
    return "%sclient=\"%s\", timestamp=\"%d\", nonce=\"%s\", signature=\"%s\""
        .formatted(SCHEME, client, timestamp, nonce, value);
  }

  /** Whether this secret made it for this request; takes as long whatever is wrong. */
  public boolean isOf(String secret, Request request) {
    byte[] right = mac(secret, timestamp, nonce, request);
    return MessageDigest.isEqual(
        Base64.getUrlEncoder().withoutPadding().encode(right),
        value.getBytes(StandardCharsets.US_ASCII));
  }

  private static byte[] mac(String secret, long timestamp, String nonce, Request request) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      String signed =
          String.join(
              "\n",
              FIRST_LINE,
              request.method(),
              request.target(),
              Long.toString(timestamp),
              nonce,
              HexFormat.of().formatHex(sha256.digest(request.body())));
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC));
      return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has SHA-256 and its HMAC", e);
    }
  }
}
