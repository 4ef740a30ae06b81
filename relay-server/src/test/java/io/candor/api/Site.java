package io.candor.api;

import io.candor.config.IceSettings;
import io.candor.config.ServerSettings;
import io.candor.exam.FurnishedRoom;
import io.candor.exam.Keeping;
import io.candor.exam.TurnPasswords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The HTTP server on a port of its own, and a client that asks it. */
final class Site implements AutoCloseable {
  final FurnishedRoom room;
  final String key;
  private final HttpServer http;
  private final HttpClient client = HttpClient.newHttpClient();

  Site(Path folder) throws IOException {
    room = new FurnishedRoom(folder);
    Path file = folder.resolve("console.key");
    ConsoleKey console = ConsoleKey.openOrCreate(file, room.tokens());
    key = Files.readString(file).strip();
    http = new HttpServer(new ServerSettings(folder, "127.0.0.1", 0, false, Optional.empty()));
    InstantSource clock = InstantSource.system();
    IceSettings ice = new IceSettings(List.of(), "", Duration.ofHours(1));
    http.start(
        new ApiParts(
            room.rows(),
            room.recordings(),
            room.invitations(),
            room.retention(Keeping.FOREVER),
            new TurnPasswords(ice, clock),
            room.texts(),
            room.staff(),
            console,
            List.of("a".repeat(32)),
            "test"),
        container -> {});
    http.accept();
  }

  String origin() {
    return http.origin();
  }

  /** Asks; headers come in pairs of name and value. */
  HttpResponse<String> ask(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(origin() + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (!body.isEmpty()) {
      request.header("Content-Type", "application/json");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs in and answers the Set-Cookie header. */
  String signIn() {
    return ask("POST", "/api/session", "{\"key\":\"" + key + "\"}")
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow();
  }

  /** The Cookie header of a teacher. */
  String teacher() {
    String cookie = signIn();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  @Override
  public void close() {
    http.close();
    room.close();
  }
}
