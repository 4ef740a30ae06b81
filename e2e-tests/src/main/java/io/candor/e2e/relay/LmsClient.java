package io.candor.e2e.relay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A learning management system that asks a relay, signing as docs/lms-api.md says. */
public final class LmsClient {
  private static final Pattern PAIR =
      Pattern.compile("client id: +(\\S+)\\s+client secret: +(\\S+)");
  private static final String MAC = "HmacSHA256";

  private final RelayProcess relay;
  private final String id;
  private final String secret;
  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private LmsClient(RelayProcess relay, String id, String secret) {
    this.relay = relay;
    this.id = id;
    this.secret = secret;
  }

  /** Makes a client by the command an administrator uses, beside the running relay. */
  public static LmsClient add(RelayProcess relay, String name) {
    String printed = relay.command("client", "add", name);
    Matcher pair = PAIR.matcher(printed);
    if (!pair.find()) {
      throw new AssertionError("no client was made: " + printed);
    }
    return new LmsClient(relay, pair.group(1), pair.group(2));
  }

  public String id() {
    return id;
  }

  public String secret() {
    return secret;
  }

  /** Asks, and answers what came with 2xx. */
  public JsonNode ask(String method, String path, Map<String, ?> body) {
    HttpResponse<byte[]> response = exchange(method, path, body);
    if (response.statusCode() / 100 != 2) {
      throw new AssertionError(
          "%s %s answers %d: %s"
              .formatted(
                  method,
                  path,
                  response.statusCode(),
                  new String(response.body(), StandardCharsets.UTF_8)));
    }
    try {
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode get(String path) {
    return ask("GET", path, Map.of());
  }

  /** Makes an exam of this name. */
  public void exam(String name, String title, String address, Map<String, Boolean> options) {
    ask(
        "PUT",
        "/api/lms/exams/" + name,
        Map.of("title", title, "address", address, "options", options));
  }

  private HttpResponse<byte[]> exchange(String method, String path, Map<String, ?> body) {
    try {
      byte[] bytes = method.equals("GET") ? new byte[0] : json.writeValueAsBytes(body);
      HttpRequest.Builder request =
          HttpRequest.newBuilder(relay.address().resolve(path))
              .header("Authorization", signed(method, path, bytes))
              .method(method, BodyPublishers.ofByteArray(bytes));
      if (bytes.length > 0) {
        request.header("Content-Type", "application/json");
      }
      return http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String signed(String method, String path, byte[] body) {
    long timestamp = System.currentTimeMillis() / 1000;
    String nonce = UUID.randomUUID().toString();
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      String hash = HexFormat.of().formatHex(sha256.digest(body));
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), MAC));
      byte[] value =
          mac.doFinal(
              String.join("\n", "candor-1", method, path, Long.toString(timestamp), nonce, hash)
                  .getBytes(StandardCharsets.UTF_8));
      return "Candor client=\"%s\", timestamp=\"%d\", nonce=\"%s\", signature=\"%s\""
          .formatted(
              id, timestamp, nonce, Base64.getUrlEncoder().withoutPadding().encodeToString(value));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
