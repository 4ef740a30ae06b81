package io.candor;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.config.Setting;
import io.candor.config.SettingsReader;
import io.candor.tls.Certificates;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server over TLS. */
class TlsTest {
  private static final long LIMIT_SECONDS = 60;

  @TempDir private Path folder;
  private final SSLContext anyone = AnyCertificate.context();

  private Relay.Running start(Map<Setting, String> settings) {
    Map<Setting, String> all = new EnumMap<>(settings);
    all.put(Setting.DATA, folder.resolve("data").toString());
    all.put(Setting.MEDIA_HOST, "127.0.0.1");
    for (Setting port : Set.of(Setting.PORT, Setting.MEDIA_PORT, Setting.MEDIA_TCP_PORT)) {
      all.put(port, "0");
    }
    return Main.start(SettingsReader.read(all, Map.of(), null));
  }

  private HttpResponse<String> ask(int port, String path) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(anyone).build()) {
      URI address = URI.create("https://127.0.0.1:" + port + path);
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }

  /** What a new connection is shown. */
  private X509Certificate shown(int port) throws Exception {
    try (Socket socket = anyone.getSocketFactory().createSocket("127.0.0.1", port)) {
      SSLSocket secure = (SSLSocket) socket;
      secure.startHandshake();
      return (X509Certificate) secure.getSession().getPeerCertificates()[0];
    }
  }

  @Test
  void anAddressBeyondLoopbackGetsASelfMadeCertificateAndSaysSo() throws Exception {
    Relay.Running running = start(Map.of(Setting.HOST, "0.0.0.0"));
    try (Relay relay = running.relay()) {
      int port = URI.create(running.origin()).getPort();
      assertThat(running.origin()).startsWith("https://");
      HttpResponse<String> answer = ask(port, "/api/relay");
      assertThat(answer.body())
          .contains("\"studentsCanConnect\":false", "\"certificate\":\"selfMade\"");
      assertThat(answer.headers().firstValue("Strict-Transport-Security"))
          .as("nobody is to be held to a certificate that nobody trusts")
          .isEmpty();
      assertThat(shown(port).getSubjectX500Principal().getName()).contains("self-made");
    }
  }

  @Test
  void aNewCertificateIsShownToNewConnectionsAndOldOnesGoOn() throws Exception {
    Path pem = folder.resolve("server.pem");
    X509Certificate first = certify(pem, "first");
    Relay.Running running =
        start(Map.of(Setting.TLS_CERTIFICATE, pem.toString(), Setting.TLS_KEY, pem.toString()));
    try (Relay relay = running.relay()) {
      int port = URI.create(running.origin()).getPort();
      HttpResponse<String> answer = ask(port, "/api/relay");
      assertThat(answer.body()).contains("\"studentsCanConnect\":true", "\"certificate\":\"good\"");
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
      assertThat(shown(port)).isEqualTo(first);
      try (HttpClient client = HttpClient.newBuilder().sslContext(anyone).build()) {
        Heard heard = new Heard();
        WebSocket socket =
            client
                .newWebSocketBuilder()
                .subprotocols("candor.v1")
                .buildAsync(URI.create("wss://127.0.0.1:" + port + "/signaling"), heard)
                .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        X509Certificate second = certify(pem, "second");
        awaitShown(port, second);
        socket.sendText("garbage", true).get(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(heard.answer.get(LIMIT_SECONDS, TimeUnit.SECONDS)).contains("problem");
        socket.abort();
        client.shutdownNow();
      }
    }
  }

  private void awaitShown(int port, X509Certificate wanted) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!shown(port).equals(wanted)) {
      assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  /** Puts a certificate and its key into one file, at once. */
  private X509Certificate certify(Path file, String name) throws Exception {
    Path own = Files.createDirectories(folder.resolve(name));
    try (Certificates made =
        Certificates.selfMade(
            own, Set.of("127.0.0.1", name), InstantSource.system(), new SecureRandom())) {
      Files.move(own.resolve("self-made.pem"), file, StandardCopyOption.REPLACE_EXISTING);
      return made.first().chain().getFirst();
    }
  }

  /** The first text that comes. */
  private static final class Heard implements WebSocket.Listener {
    final CompletableFuture<String> answer = new CompletableFuture<>();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
      answer.complete(text.toString());
      return WebSocket.Listener.super.onText(socket, text, last);
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
      answer.completeExceptionally(failure);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      answer.completeExceptionally(new IllegalStateException("closed: " + code));
      return CompletableFuture.completedFuture(null);
    }
  }
}
