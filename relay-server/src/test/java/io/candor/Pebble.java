package io.candor;

import static org.assertj.core.api.Assertions.assertThat;

import io.candor.tls.Certificates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate authority for tests (Debian's package {@code pebble}), in a process of its own. It
 * looks at every name for real, and finds a third of all good nonces bad, as it may.
 */
final class Pebble implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int ATTEMPTS = 20;
  static final String BINDING_ID = "kid-1";
  static final String BINDING_KEY =
      "zWNDZM6eQGHWpSRTPal5eIUYFTu7EajVIoguysqZ9wG44nMEtx3MUAsUDkMTQ12W";

  private final Process process;
  private final Path log;
  private final int port;
  private final int management;
  private final SSLContext trusting;

  private Pebble(Process process, Path log, int port, int management, SSLContext trusting) {
    this.process = process;
    this.log = log;
    this.port = port;
    this.management = management;
    this.trusting = trusting;
  }

  /** The certificate of authorities in a folder, with its key. */
  static Path identity(Path folder) throws IOException {
    Path own = Files.createDirectories(folder.resolve("authority"));
    try (Certificates made =
        Certificates.selfMade(
            own, Set.of("127.0.0.1"), InstantSource.system(), new SecureRandom())) {
      assertThat(made.first().chain()).hasSize(1);
    }
    return own.resolve("self-made.pem");
  }

  /**
   * Starts one, and waits until it answers.
   *
   * @param identity what it shows by TLS itself
   * @param lookAt the port it comes to instead of 443
   * @param bound whether it wants accounts bound to others
   */
  static Pebble start(Path folder, Path identity, int lookAt, NameServer names, boolean bound)
      throws Exception {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Pebble pebble = launch(folder, identity, lookAt, names, bound);
      if (pebble.ready()) {
        return pebble;
      }
      // Somebody else was quicker to take a port that was free a moment ago.
      assertThat(Files.readString(pebble.log)).contains("address already in use");
    }
    throw new IllegalStateException("no port stays free");
  }

  private static Pebble launch(
      Path folder, Path identity, int lookAt, NameServer names, boolean bound) throws Exception {
    int port = freePort();
    int management = freePort();
    String config =
        """
        {"pebble": {"listenAddress": "127.0.0.1:%d", "managementListenAddress": "127.0.0.1:%d",
          "certificate": "%s", "privateKey": "%s", "httpPort": %d, "tlsPort": %d,
          "externalAccountBindingRequired": %s, "externalAccountMACKeys": {"%s": "%s"}}}
        """
            .formatted(
                port,
                management,
                identity,
                identity,
                lookAt,
                lookAt,
                bound,
                BINDING_ID,
                BINDING_KEY);
    Path file = Files.writeString(folder.resolve("pebble.json"), config);
    Path log = folder.resolve("pebble.log");
    ProcessBuilder builder =
        new ProcessBuilder(
            "pebble", "-config", file.toString(), "-dnsserver", names.address(), "-strict");
    builder.environment().keySet().removeIf(name -> name.startsWith("PEBBLE_"));
    // Only the random naps of up to 15 s before a look are left out.
    builder.environment().put("PEBBLE_VA_NOSLEEP", "1");
    builder.environment().put("PEBBLE_WFE_NONCEREJECT", "30");
    builder.environment().put("PEBBLE_AUTHZREUSE", "0");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new Pebble(builder.start(), log, port, management, trusting(identity));
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /** Whether it answers; false when it has ended instead. */
  private boolean ready() throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
      assertThat(System.nanoTime()).as("pebble answers in time").isLessThan(deadline);
      try {
        get(port, "/dir");
        get(management, "/roots/0");
        return true;
      } catch (IOException e) {
        // Not yet.
      }
    }
    return false;
  }

  private byte[] get(int at, String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + at + path))
              .timeout(PATIENCE)
              .build();
      HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).isEqualTo(200);
      return answer.body();
    }
  }

  int port() {
    return port;
  }

  /** Trusts what this authority has given, and nothing else. */
  SSLContext customers() throws Exception {
    return trusting(new ByteArrayInputStream(get(management, "/roots/0")));
  }

  private static SSLContext trusting(Path file) throws Exception {
    // Java's reader of certificates stumbles over the key that stands before.
    String text = Files.readString(file);
    String certificate = text.substring(text.indexOf("-----BEGIN CERTIFICATE"));
    return trusting(new ByteArrayInputStream(certificate.getBytes()));
  }

  private static SSLContext trusting(InputStream certificate)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    X509Certificate root =
        (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(certificate);
    store.setCertificateEntry("root", root);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    return context;
  }

  /** What it has said so far. */
  String said() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }
}
