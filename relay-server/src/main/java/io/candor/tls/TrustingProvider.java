package io.candor.tls;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.provider.GenericAcmeProvider;

/** Speaks to any authority, by TLS that is trusted either by Java or by certificates of a file. */
final class TrustingProvider extends GenericAcmeProvider {
  private final Optional<SSLContext> context;

  private TrustingProvider(Optional<SSLContext> context) {
    this.context = context;
  }

  /**
   * Trusts what is in a file, or what Java trusts.
   *
   * @throws CertificateException when the file has no certificate
   */
  static TrustingProvider of(Optional<Path> file) {
    return new TrustingProvider(file.map(TrustingProvider::context));
  }

  private static SSLContext context(Path file) {
    try {
      List<X509Certificate> certificates = Pem.certificates(Files.readString(file));
      if (certificates.isEmpty()) {
        throw unusable(file, null);
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < certificates.size(); i++) {
        store.setCertificateEntry("trusted" + i, certificates.get(i));
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(file, e);
    }
  }

  private static CertificateException unusable(Path file, @Nullable Exception cause) {
    return new CertificateException(
        "The file \""
            + file
            + "\" (acme.trust) cannot be read or has no certificate; allowed are certificates in PEM form.",
        cause);
  }

  @Override
  public HttpClient createHttpClient(NetworkSettings network) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(network.getTimeout())
            .proxy(network.getProxySelector());
    context.ifPresent(builder::sslContext);
    return builder.build();
  }
}
