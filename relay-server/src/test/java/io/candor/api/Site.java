package io.candor.api;

import io.candor.config.Encryption;
import io.candor.config.IceSettings;
import io.candor.config.ServerSettings;
import io.candor.exam.FurnishedRoom;
import io.candor.exam.Keeping;
import io.candor.exam.Retention;
import io.candor.exam.TurnPasswords;
import io.candor.extension.ExtensionKey;
import io.candor.lms.LmsParts;
import io.candor.people.Sessions;
import io.candor.signaling.TeacherGate;
import io.candor.signaling.endpoint.Signaling;
import io.candor.store.AuditLine;
import io.candor.store.Exam;
import io.candor.store.Person;
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
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The HTTP server on a port of its own, and a client that asks it. */
final class Site implements AutoCloseable {
  /** In the shape of a hash; of no password. */
  private static final String NO_HASH = "argon2id$19456$2$1$AAAA$AAAA";

  /** The token for the figures. */
  static final String FIGURES = "figures-figures-figures";

  final FurnishedRoom room;
  final String key;
  final LmsParts lms;
  private final HttpServer http;
  private final Signaling signaling;
  private final HttpClient client = HttpClient.newHttpClient();

  Site(Path folder) throws IOException {
    room = new FurnishedRoom(folder);
    Path file = folder.resolve("console.key");
    ConsoleKey console = ConsoleKey.openOrCreate(file, room.tokens());
    key = Files.readString(file).strip();
    http =
        new HttpServer(
            new ServerSettings(
                folder, "127.0.0.1", 0, false, new Encryption.Elsewhere(), Optional.empty()),
            Optional.empty());
    InstantSource clock = InstantSource.system();
    IceSettings ice = new IceSettings(List.of(), "", Duration.ofHours(1));
    signaling = room.signaling();
    Retention retention = room.retention(Keeping.AS_AGREED);
    lms = room.lms(retention);
    http.start(
        new ApiParts(
            room.rows(),
            room.recordings(),
            room.mediaEngine(),
            room.evidence(),
            room.invitations(),
            room.clockwork(),
            retention,
            room.joining(),
            room.changes(),
            room.roster(),
            new TurnPasswords(ice, clock),
            room.texts(),
            room.staff(),
            lms,
            room.ownPages(),
            console,
            ExtensionKey.openOrCreate(folder.resolve("extension.key"), new SecureRandom()),
            List.of("a".repeat(32)),
            FIGURES,
            "test"),
        signaling::install);
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
    if (!body.isEmpty() && !List.of(headers).contains("Content-Type")) {
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

  /** Somebody who may sign in; the name is the sign-in name too. */
  Person person(String name, boolean administrator) {
    Person person = room.staff().accounts().invite(name, name, administrator).orElseThrow();
    room.staff().people().password(person.id(), NO_HASH).join();
    return person;
  }

  void member(Exam exam, Person person, String role) {
    room.staff().members().put(exam.id(), person.id(), role).join();
  }

  /** The Cookie header of a new session of somebody's. */
  String cookie(Person person) {
    return TeacherGate.COOKIE + "=" + room.staff().sessions().begin(person, Sessions.LIFE);
  }

  /** A new attempt of an exam. */
  String attempt(Exam exam) {
    return room.invitations().join(exam.joinCode(), "Ada Lovelace").orElseThrow().attempt();
  }

  /** A new part of an attempt, being recorded no more. */
  String part(String attempt) {
    String part = "0" + attempt.substring(1);
    room.finishedPart(part, attempt);
    return part;
  }

  /** The attempt's end. */
  void over(String attempt) {
    room.rows().attempts().finished(attempt, System.currentTimeMillis(), "student").join();
  }

  /** What opens a student's own page, as the page sends it. */
  String secret(String attempt) {
    String[] parts = room.ownPages().path(attempt).split("[#.]", -1);
    return "{\"attempt\":\"%s\",\"token\":\"%s\"}".formatted(parts[1], parts[2]);
  }

  /** The Cookie header of a student at their own page. */
  String student(String attempt) {
    String cookie =
        ask("POST", "/api/mine", secret(attempt)).headers().firstValue("Set-Cookie").orElseThrow();
    return cookie.substring(0, cookie.indexOf(';'));
  }

  /** The lines of the audit log that tell this, the latest first. */
  List<AuditLine> lines(String what) {
    return room.staff().log().before(Long.MAX_VALUE, 10_000).stream()
        .filter(line -> line.what().equals(what))
        .toList();
  }

  ConsoleSocket console(String cookie) {
    return new ConsoleSocket(client, origin(), cookie);
  }

  @Override
  public void close() {
    lms.hook().close();
    http.close();
    signaling.close();
    room.close();
  }
}
