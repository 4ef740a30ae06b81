package io.candor.e2e.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.e2e.Await;
import io.candor.e2e.load.Publisher;
import io.candor.e2e.load.PublisherKit;
import io.candor.e2e.load.PublisherLoop;
import io.candor.signaling.protocol.Detail;
import io.candor.signaling.protocol.EventKind;
import io.candor.signaling.protocol.OfferedTracks;
import io.candor.signaling.protocol.OfferedVideo;
import io.candor.signaling.protocol.Source;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small exam at log level debug in which much goes wrong: no secret and no person is in the log.
 */
class QuietLogTest {
  private static final String NAME = "Zsófia Quastenflosser";
  private static final String TURN_SECRET = "turn-secret-of-this-test";
  private static final String FROM = "203.0.113.77";
  private static final String WORDS = "Put the parrot away";
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final Pattern SDP_SECRET =
      Pattern.compile("a=(?:ice-ufrag:|ice-pwd:|fingerprint:sha-256 )(\\S+)");

  @TempDir private Path folder;
  private final Map<String, String> secrets = new TreeMap<>();
  private final PublisherLoop loop = new PublisherLoop();
  private RelayProcess relay;
  private ApiClient api;
  private RawHttp http;
  private ApiClient.Exam exam;
  private String cookie;

  @BeforeEach
  void start() throws Exception {
    relay =
        RelayProcess.start(
            folder.resolve("data"),
            "--log-level=debug",
            "--proxy-trusted=true",
            "--ice-servers=turn:turn.example:3478",
            "--ice-turn-secret=" + TURN_SECRET);
    api = new ApiClient(relay).from(FROM).signIn();
    http = new RawHttp(relay.address(), FROM);
    exam = api.createExam("Silence", "https://moodle.example/quiz", ApiClient.recordedPolicy());
    cookie = signedIn();
    secrets.put("console key", relay.consoleKey());
    secrets.put("session cookie", cookie);
    secrets.put("join code", exam.code());
    secrets.put("first name", NAME.substring(0, NAME.indexOf(' ')));
    secrets.put("last name", NAME.substring(NAME.indexOf(' ') + 1));
    secrets.put("TURN secret", TURN_SECRET);
    secrets.put("address", FROM);
    secrets.put("a teacher's words", WORDS);
  }

  @AfterEach
  void stop() {
    loop.close();
    relay.close();
  }

  private String signedIn() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(relay.address().resolve("/api/session"))
            .header("Content-Type", "application/json")
            .header("X-Forwarded-For", FROM)
            .POST(HttpRequest.BodyPublishers.ofString("{\"key\":\"" + relay.consoleKey() + "\"}"))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .headers()
        .firstValue("Set-Cookie")
        .orElseThrow()
        .replaceFirst("^candor_session=([^;]+);.*", "$1");
  }

  @Test
  void theLogHasNoSecretAndNoPersonInIt() {
    ApiClient.Launch launch = api.join(exam, NAME);
    ApiClient.Launch other = api.join(exam, NAME + " II");
    secrets.put("launch token", launch.launchToken());
    secrets.put("another launch token", other.launchToken());
    sitting(launch);
    teaching(other);
    oddRequests(other.launchToken());
    oddMessages(other.launchToken());
    String key = relay.consoleKey();
    relay.stop();

    // Two lines are for the person at the keyboard: where it is ready, and the teachers' link.
    List<String> log =
        relay
            .log()
            .lines()
            .filter(line -> !line.startsWith("Candor is ready on " + relay.address()))
            .filter(line -> !line.equals("  " + relay.address() + "/console/#key=" + key))
            .toList();
    assertThat(log).as("what happened").anyMatch(line -> line.contains("CAMERA flows"));
    assertThat(log).as("what happened").anyMatch(line -> line.contains("DEBUG"));
    assertThat(log).as("what happened").anyMatch(line -> line.endsWith(": finished"));
    assertThat(secrets).hasSizeGreaterThan(15);
    secrets.forEach(
        (what, secret) -> assertThat(log).as(what).noneMatch(line -> line.contains(secret)));
    assertThat(log).as("addresses").noneMatch(line -> line.contains("127.0.0.1"));
    assertThat(log).as("failures").noneMatch(line -> line.contains("ERROR"));
  }

  /** One student from launch to end, who loses the connection once. */
  private void sitting(ApiClient.Launch launch) {
    StudentSocket.Door door =
        new StudentSocket.Door(HttpClient.newHttpClient(), relay.address(), FROM);
    try (StudentLine line = new StudentLine(door, launch.launchToken())) {
      secrets.put("resume token", line.welcome().resume());
      line.welcome().iceServers().stream()
          .filter(server -> server.credential() != null)
          .forEach(server -> secrets.put("TURN password", server.credential()));
      line.consent();
      publish(line, "p1");
      publish(line, "p2");
      line.awaitAcknowledged(line.event(EventKind.TAB_LEFT, Detail.of("name", NAME), null, null));
      line.drop();
      Await.until("a second welcome", LIMIT, () -> line.welcomes() > 1);
      line.finish();
    }
  }

  private void publish(StudentLine line, String peer) {
    PublisherKit kit = PublisherKit.fresh("actpass");
    Publisher publisher =
        loop.publisher(kit, new SplittableRandom(), InetAddress.getLoopbackAddress());
    secretsOf("offer " + peer, publisher.offer());
    OfferedTracks tracks = new OfferedTracks(new OfferedVideo(320, 240, 10.0), true);
    String answer = within(line.offer(peer, Source.CAMERA, publisher.offer(), tracks));
    secretsOf("answer " + peer, answer);
    publisher.answer(answer);
    within(line.connected(peer));
  }

  private void secretsOf(String what, String sdp) {
    List<String> found =
        SDP_SECRET.matcher(sdp).results().map((MatchResult each) -> each.group(1)).toList();
    assertThat(found).as(what).hasSizeGreaterThanOrEqualTo(3);
    // The user name fragments are too short to be looked for: they could be in anything.
    found.stream()
        .filter(each -> each.length() > 10)
        .forEach(each -> secrets.put(what + " " + each, each));
  }

  private static <T> T within(CompletableFuture<T> future) {
    return future.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
  }

  /** A teacher watches, speaks to a student who is there, and ends the attempt. */
  private void teaching(ApiClient.Launch student) {
    RawSocket browser =
        new RawSocket(relay.address(), "X-Forwarded-For", FROM)
            .say(hello("launch", student.launchToken()))
            .awaitText("welcome");
    RawSocket page =
        new RawSocket(
                relay.address(), "Cookie", "candor_session=" + cookie, "X-Forwarded-For", FROM)
            .say("{\"type\":\"hello\",\"protocol\":1," + CLIENT + "}")
            .awaitText("welcome")
            .say("{\"type\":\"watch\",\"exam\":\"" + exam.id() + "\"}")
            .awaitText("roster");
    String attempt = "\"attempt\":\"" + student.attempt() + "\"";
    page.say(
            "{\"type\":\"subscribe\",\"viewer\":\"v\",\"source\":\"camera\",\"sdp\":\"v=0 %s\",%s}"
                .formatted(NAME, attempt))
        .awaitText("viewerClosed")
        .say("{\"type\":\"message\",\"text\":\"" + WORDS + "\"," + attempt + "}")
        .say("{\"type\":\"message\",\"text\":\"" + WORDS + "\"," + attempt + ",\"x\":1}")
        .awaitText("bad-message")
        .say("{\"type\":\"end\",\"reason\":\"" + WORDS + "\"," + attempt + "}")
        .awaitText("finished");
    assertThat(browser.awaitText(WORDS).awaitText("ended").awaitClosed()).isEqualTo(1000);
    page.drop();
  }

  private static final String CLIENT =
      "\"client\":{\"name\":\"test\",\"version\":\"1\",\"browser\":\"none\",\"os\":\"none\"}";

  private static String hello(String kind, String token) {
    return "{\"type\":\"hello\",\"protocol\":1,%s,\"%s\":\"%s\"}".formatted(CLIENT, kind, token);
  }

  /** What browsers, scripts and strangers get wrong, with a secret wherever one could slip in. */
  private void oddRequests(String token) {
    String session = "Cookie: candor_session=" + cookie;
    String join = "/api/join/" + exam.code();
    String person = "{\"name\":\"" + NAME + "\"";
    String query = "?launch=" + token + "&key=" + relay.consoleKey() + "&name=" + NAME;
    answers(404, "GET", "/nowhere/" + token + query.replace(' ', '+'), "", session);
    answers(400, "GET", "/api/exams/%zz" + token, "", session);
    answers(400, "GET", "/api/exams/%2e%2e/" + token, "", session);
    answers(404, "GET", "/api/exams;" + token + "=1", "", session);
    answers(404, "GET", "/join/" + token, "");
    answers(405, "TRACE", join, "", session);
    answers(401, "POST", "/api/session", "{\"key\":\"" + token + "\"}");
    answers(400, "POST", "/api/session", "{\"key\":\"" + relay.consoleKey() + "\"");
    answers(400, "POST", join, person);
    answers(400, "POST", join, person + ",\"" + token + "\":1}");
    answers(400, "POST", join, "{\"name\":[\"" + NAME + "\"]}");
    answers(413, "POST", join, "{\"name\":\"" + NAME.repeat(4_000) + "\"}");
    answers(403, "POST", join, person + "}", "Origin: https://" + token + ".example");
    answers(431, "GET", "/api/exams", "", session, "X: " + (token + cookie).repeat(200));
    answers(
        404, "GET", "/api/parts/" + "0".repeat(26) + "/media.webm", "", session, "Range: " + token);
    // A body that ends too early, a line that is no request, a handshake that is none.
    String cut =
        "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n".formatted(join);
    http.send(cut + "X-Forwarded-For: " + FROM + "\r\nContent-Length: 500\r\n\r\n" + person);
    http.send(token + " " + cookie + "\r\n\r\n");
    http.send("GET " + join + " HTTP/7.7\r\nHost: " + token + "\r\n\r\n");
    http.send("GET / HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: " + token + "\r\n\r\n");
    http.ask("GET", "/signaling?launch=" + token, "", session, "Upgrade: websocket");
    http.ask(
        "GET",
        "/signaling?launch=" + token,
        "",
        session,
        "Upgrade: websocket",
        "Connection: upgrade",
        "Sec-WebSocket-Version: 99",
        "Sec-WebSocket-Key: " + token);
  }

  private void answers(int status, String method, String target, String body, String... headers) {
    assertThat(http.ask(method, target, body, headers))
        .as("%s %s", method, target)
        .startsWith("HTTP/1.1 " + status);
  }

  /** What may be said on the WebSocket and should not be. */
  private void oddMessages(String token) {
    URI address = relay.address();
    for (String first :
        List.of(
            hello("launch", token),
            hello("launch", "x" + token.substring(1)),
            hello("resume", secrets.get("resume token")),
            hello("resume", token + NAME),
            hello("colour", token),
            "{\"type\":\"hello\",\"launch\":\"" + token,
            "{\"type\":\"" + token + "\"}",
            token + " " + NAME)) {
      new RawSocket(address, "X-Forwarded-For", FROM).say(first).awaitClosed();
    }
    new RawSocket(address, "Origin", "https://" + token + ".example").awaitClosed();
    new RawSocket(address).say((token + NAME).getBytes()).awaitClosed();
    ApiClient.Launch third = api.join(exam, NAME);
    secrets.put("a third launch token", third.launchToken());
    RawSocket student =
        new RawSocket(address, "X-Forwarded-For", FROM)
            .say(hello("launch", third.launchToken()))
            .awaitText("welcome")
            .say("{\"type\":\"consent\",\"textVersion\":\"1\",\"language\":\"en\"}")
            .awaitText("consented")
            .say(offer("v=0 " + token + " a=ice-pwd:" + token))
            .awaitText("offer-refused")
            .say(hello("launch", third.launchToken()));
    student.awaitText("bad-message");
    student.say("{\"type\":\"event\",\"seq\":\"" + token + "\"}");
    assertThat(student.awaitClosed()).isEqualTo(1008);
  }

  private static String offer(String sdp) {
    return "{\"type\":\"offer\",\"peer\":\"p\",\"source\":\"camera\",\"sdp\":\"%s\",\"tracks\":{\"video\":{\"width\":320,\"height\":240}}}"
        .formatted(sdp);
  }
}
