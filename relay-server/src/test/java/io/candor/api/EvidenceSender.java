package io.candor.api;

import io.candor.signaling.Tokens;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends an attempt's evidence as its browser does. */
final class EvidenceSender {
  static final String EXTENSION = "chrome-extension://" + "a".repeat(32);

  /** As Chromium's MediaRecorder writes it. */
  static final byte[] CLIP = clip();

  private final HttpClient client = HttpClient.newHttpClient();
  private final Site site;
  private final String attempt;
  private final String token;
  private String[] more = {};
  private byte @Nullable [] announced;

  /** Comes in; whoever did before is out. */
  EvidenceSender(Site site, String attempt) {
    this.site = site;
    this.attempt = attempt;
    this.token = site.room.tokens().next();
    String launch = Tokens.hash(site.room.tokens().next());
    site.room.rows().launches().add(launch, attempt, Long.MAX_VALUE).join();
    site.room.rows().launches().enter(launch, Tokens.hash(token), 1).join();
  }

  private static byte[] clip() {
    try (InputStream in =
        Objects.requireNonNull(EvidenceSender.class.getResourceAsStream("/media/clip.webm"))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void consent() {
    site.room.rows().attempts().consented(attempt, 1, "1", "en").join();
  }

  String[] token() {
    return new String[] {"Authorization", "Bearer " + token};
  }

  /** For the next request. */
  EvidenceSender with(String header, String value) {
    more = new String[] {header, value};
    return this;
  }

  /** For the next request: says that it is a part of this, whatever is sent. */
  EvidenceSender as(byte[] whole) {
    announced = whole;
    return this;
  }

  HttpResponse<String> put(String id, String kind, byte[] whole) {
    return put(id, kind, whole, 0, whole.length);
  }

  HttpResponse<String> put(String id, String kind, byte[] whole, int from, int to) {
    byte[] said = announced == null ? whole : announced;
    HttpRequest.Builder request =
        request("/api/evidence/" + id)
            .PUT(BodyPublishers.ofByteArray(Arrays.copyOfRange(whole, from, to)))
            .header("Content-Range", "bytes %d-%d/%d".formatted(from, to - 1, said.length))
            .header("Evidence-Kind", kind)
            .header("Evidence-At", "1795444864250")
            .header("Repr-Digest", digest(said))
            .headers(token());
    if (more.length > 0) {
      request.headers(more);
    }
    more = new String[] {};
    announced = null;
    return sent(request.build(), BodyHandlers.ofString());
  }

  /** The same, for a socket: each on a line. */
  String headerLines(String kind, byte[] whole, int from) {
    return ("Authorization: Bearer %s\r\nContent-Range: bytes %d-%d/%d\r\nEvidence-Kind: %s\r\n"
            + "Evidence-At: 1795444864250\r\nRepr-Digest: %s\r\n")
        .formatted(token, from, whole.length - 1, whole.length, kind, digest(whole));
  }

  /** How much is here. */
  HttpResponse<String> state(String id) {
    HttpRequest.Builder request =
        request("/api/evidence/" + id).method("HEAD", BodyPublishers.noBody()).headers(token());
    if (more.length > 0) {
      request.headers(more);
    }
    more = new String[] {};
    return sent(request.build(), BodyHandlers.ofString());
  }

  /** What a teacher gets. */
  HttpResponse<byte[]> shown(String below) {
    return sent(
        request("/api/attempts/" + attempt + below).header("Cookie", site.teacher()).build(),
        BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(site.origin() + path));
  }

  private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> how) {
    try {
      return client.send(request, how);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
