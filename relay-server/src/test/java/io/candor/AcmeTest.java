package io.candor;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.api.ConsoleSocket;
import io.candor.config.Setting;
import io.candor.config.Settings;
import io.candor.config.SettingsReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server with a certificate that a real authority gives it. */
class AcmeTest {
  private static final long LIMIT_SECONDS = 120;
  private static final long POLL_NANOS = 20_000_000;
  private static final String NAME = "exam.example.org";

  @TempDir private Path folder;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final SSLContext anyone = AnyCertificate.context();
  private NameServer names;
  private Path identity;

  /** Where the server goes to ask the authority. */
  private Door authority;

  /** Where the authority goes to look at the server: what is port 443 elsewhere. */
  private Door entrance;

  @BeforeEach
  void build() throws IOException {
    names = new NameServer();
    identity = Pebble.identity(folder);
    authority = new Door();
    entrance = new Door();
  }

  @AfterEach
  void tearDown() {
    authority.close();
    entrance.close();
    names.close();
  }

  private Pebble pebble(boolean bound) throws Exception {
    return Pebble.start(folder, identity, entrance.port(), names, bound);
  }

  private Relay.Running start(Map<Setting, String> more) {
    Map<Setting, String> all = new EnumMap<>(Setting.class);
    all.put(Setting.DATA, folder.resolve("data").toString());
    all.put(Setting.ACME_NAMES, NAME + ", www." + NAME);
    all.put(Setting.ACME_TERMS_AGREED, "true");
    all.put(Setting.ACME_CONTACT, "exams@example.org");
    all.put(Setting.ACME_DIRECTORY, "https://127.0.0.1:" + authority.port() + "/dir");
    all.put(Setting.ACME_TRUST, identity.toString());
    for (Setting port : Set.of(Setting.PORT, Setting.MEDIA_PORT, Setting.MEDIA_TCP_PORT)) {
      all.put(port, "0");
    }
    all.putAll(more);
    Settings settings = SettingsReader.read(all, Map.of(), null);
    return Relay.start(
        settings, "test", Engines.of(settings), () -> Instant.now().plus(ahead.get()));
  }

  /** What a new connection that comes to a name is shown, if it is to be trusted for that name. */
  private static Optional<X509Certificate> shown(int port, SSLContext trusting) throws Exception {
    try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
        SSLSocket socket =
            (SSLSocket) trusting.getSocketFactory().createSocket(plain, NAME, port, false)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(NAME)));
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return Optional.of((X509Certificate) socket.getSession().getPeerCertificates()[0]);
    } catch (SSLException e) {
      return Optional.empty();
    }
  }

  @FunctionalInterface
  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(String what, Condition condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  private static X509Certificate awaitShown(int port, SSLContext trusting) throws Exception {
    await("a certificate that is trusted", () -> shown(port, trusting).isPresent());
    return shown(port, trusting).orElseThrow();
  }

  private HttpClient client() {
    return HttpClient.newBuilder().sslContext(anyone).build();
  }

  private static URI at(int port, String path) {
    return URI.create("https://127.0.0.1:" + port + path);
  }

  private HttpResponse<String> relay(int port, String cookie) throws Exception {
    try (HttpClient client = client()) {
      return client.send(
          HttpRequest.newBuilder(at(port, "/api/relay")).header("Cookie", cookie).build(),
          BodyHandlers.ofString());
    }
  }

  /** The first administrator comes by the printed link. */
  private String signIn(Relay.Running running) throws Exception {
    String link = running.firstLink().orElseThrow();
    String key = link.substring(link.indexOf("#key=") + 5);
    try (HttpClient client = client()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(at(running.port(), "/api/session"))
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofString("{\"key\":\"" + key + "\"}"))
                  .build(),
              BodyHandlers.ofString());
      String set = answer.headers().firstValue("Set-Cookie").orElseThrow();
      return set.substring(0, set.indexOf(';'));
    }
  }

  @Test
  void isObtainedAndRenewedWhileSomebodyIsConnected() throws Exception {
    try (Pebble pebble = pebble(false)) {
      Relay.Running running = start(Map.of());
      try (Relay relay = running.relay()) {
        int port = running.port();
        assertThat(running.origin()).isEqualTo("https://" + NAME);
        entrance.leadTo(port);
        SSLContext customers = pebble.customers();
        assertThat(shown(port, customers)).as("none yet").isEmpty();
        assertThat(relay(port, "none=1").body())
            .contains("\"studentsCanConnect\":false", "\"certificate\":\"awaited\"");
        assertThat(relay(port, "none=1").headers().firstValue("Strict-Transport-Security"))
            .as("nobody is to be held to a certificate that nobody trusts")
            .isEmpty();

        authority.leadTo(pebble.port());
        X509Certificate first = awaitShown(port, customers);
        assertThat(first.getSubjectAlternativeNames().stream().map(name -> name.get(1)))
            .map(String::valueOf)
            .containsExactlyInAnyOrder(NAME, "www." + NAME);
        await("the page knows", () -> relay(port, "none=1").body().contains("\"good\""));
        HttpResponse<String> answer = relay(port, "none=1");
        assertThat(answer.body()).contains("\"studentsCanConnect\":true");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();

        try (HttpClient client = client();
            ConsoleSocket page =
                new ConsoleSocket(client, "https://127.0.0.1:" + port, signIn(running)).hello()) {
          ahead.set(untilRenewal(first));
          Pulse pulse = new Pulse(page);
          await(
              "the next certificate",
              () -> {
                pulse.feel();
                return !shown(port, customers).equals(Optional.of(first));
              });
          X509Certificate second = shown(port, customers).orElseThrow();
          assertThat(second.getSerialNumber()).isNotEqualTo(first.getSerialNumber());
          assertThat(second.getPublicKey()).isNotEqualTo(first.getPublicKey());
          page.say("{\"type\":\"ping\",\"id\":1}").awaitAnswer("pong");
        }
      }
      assertThat(pebble.said()).as("it was a trial").contains("reject 30% of good nonces");
    }
  }

  /** Shows once a second that a page is still connected, as pages do. */
  private static final class Pulse {
    private final ConsoleSocket page;
    private long felt = System.nanoTime();

    Pulse(ConsoleSocket page) {
      this.page = page;
    }

    void feel() {
      if (System.nanoTime() - felt > TimeUnit.SECONDS.toNanos(1)) {
        page.say("{\"type\":\"ping\",\"id\":1}").awaitAnswer("pong");
        felt = System.nanoTime();
      }
    }
  }

  /** A little more than two thirds of its lifetime. */
  private static Duration untilRenewal(X509Certificate certificate) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant to = certificate.getNotAfter().toInstant();
    return Duration.between(from, to).dividedBy(3).multipliedBy(2).plusMinutes(1);
  }

  @Test
  void isKeptForItsOwnerOnlyAndShownAgainAfterARestart() throws Exception {
    try (Pebble pebble = pebble(false)) {
      authority.leadTo(pebble.port());
      SSLContext customers = pebble.customers();
      X509Certificate first;
      Relay.Running running = start(Map.of());
      try (Relay relay = running.relay()) {
        entrance.leadTo(running.port());
        first = awaitShown(running.port(), customers);
      }
      int asked = authority.knocks();
      try (Stream<Path> files = Files.walk(folder.resolve("data/keys/acme"))) {
        assertThat(files.filter(Files::isRegularFile).toList())
            .hasSize(2)
            .allSatisfy(
                file ->
                    assertThat(Files.getPosixFilePermissions(file))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------")));
      }
      authority.shut();
      Relay.Running again = start(Map.of());
      try (Relay relay = again.relay()) {
        assertThat(shown(again.port(), customers)).contains(first);
        assertThat(relay(again.port(), "none=1").body()).contains("\"good\"");
      }
      assertThat(authority.knocks()).as("nobody was asked").isEqualTo(asked);
    }
  }

  @Test
  void isAskedForAgainAfterAWhileWhereTheAuthorityIsNotThere() throws Exception {
    authority.shut();
    Relay.Running running = start(Map.of());
    try (Relay relay = running.relay()) {
      int port = running.port();
      entrance.leadTo(port);
      String cookie = signIn(running);
      await("it is said why", () -> relay(port, cookie).body().contains("problem"));
      assertThat(relay(port, cookie).body())
          .contains("\"certificate\":\"awaited\"", "cannot be reached; it is asked again at 2")
          .contains("The certificate authority 127.0.0.1");
      assertThat(relay(port, "none=1").body()).doesNotContain("problem");
      try (Pebble pebble = pebble(false)) {
        authority.leadTo(pebble.port());
        ahead.set(Duration.ofSeconds(61));
        awaitShown(port, pebble.customers());
        await("all is well", () -> !relay(port, cookie).body().contains("problem"));
      }
    }
  }

  @Test
  void isNotGivenToWhoeverTheAuthorityDoesNotFind() throws Exception {
    entrance.shut();
    try (Pebble pebble = pebble(false)) {
      authority.leadTo(pebble.port());
      Relay.Running running = start(Map.of());
      try (Relay relay = running.relay()) {
        int port = running.port();
        String cookie = signIn(running);
        await("it is said why", () -> relay(port, cookie).body().contains("problem"));
        assertThat(relay(port, cookie).body())
            .contains("did not find this server under ", NAME, "TCP port 443");
        assertThat(shown(port, pebble.customers())).isEmpty();
        entrance.leadTo(port);
        ahead.set(Duration.ofSeconds(61));
        awaitShown(port, pebble.customers());
      }
    }
  }

  @Test
  void isBoundToAnAccountWhereTheAuthorityWantsIt() throws Exception {
    try (Pebble pebble = pebble(true)) {
      authority.leadTo(pebble.port());
      Relay.Running unbound = start(Map.of());
      try (Relay relay = unbound.relay()) {
        entrance.leadTo(unbound.port());
        String cookie = signIn(unbound);
        await("it is said why", () -> relay(unbound.port(), cookie).body().contains("problem"));
        assertThat(relay(unbound.port(), cookie).body()).contains("127.0.0.1 refused (");
      }
      Relay.Running bound =
          start(
              Map.of(
                  Setting.ACME_EAB_ID, Pebble.BINDING_ID,
                  Setting.ACME_EAB_KEY, Pebble.BINDING_KEY));
      try (Relay relay = bound.relay()) {
        entrance.leadTo(bound.port());
        awaitShown(bound.port(), pebble.customers());
      }
    }
  }
}
