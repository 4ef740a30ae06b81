package io.candor.e2e.relay;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends whatever it is given, well formed or not, over a connection of its own. */
final class RawHttp {
  private static final int LIMIT_MILLIS = (int) Duration.ofSeconds(30).toMillis();

  private final URI relay;
  private final String from;

  /** {@code from} is the address a trusted proxy would name. */
  RawHttp(URI relay, String from) {
    this.relay = relay;
    this.from = from;
  }

  /** A request with headers and a body, and the answer's first line. */
  String ask(String method, String target, String body, String... headers) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    StringBuilder head =
        new StringBuilder("%s %s HTTP/1.1\r\n".formatted(method, target))
            .append("Host: %s\r\n".formatted(relay.getRawAuthority()))
            .append("X-Forwarded-For: %s\r\n".formatted(from))
            .append("Content-Type: application/json\r\n")
            .append("Content-Length: %d\r\n".formatted(content.length));
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return send(head + "Connection: close\r\n\r\n" + body);
  }

  /** The text as it is, and the answer's first line, which is empty when there was no answer. */
  String send(String text) {
    try (Socket socket = new Socket(relay.getHost(), relay.getPort())) {
      socket.setSoTimeout(LIMIT_MILLIS);
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      try (InputStream in = socket.getInputStream()) {
        String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return answer.lines().findFirst().orElse("");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
