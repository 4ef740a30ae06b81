package io.candor.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * A certificate with its private key.
 *
 * @param chain the server's own certificate first, then those that vouch for it
 */
public record Credentials(List<X509Certificate> chain, PrivateKey key) {
  /** A store in memory needs a password, and protects nothing by it. */
  public static final String PASSWORD = "in-memory";

  public Credentials {
    chain = List.copyOf(chain);
  }

  /** As the TLS of Java wants it. */
  public KeyStore keyStore() {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("server", key, PASSWORD.toCharArray(), chain.toArray(Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new CertificateException("The certificate and its key cannot be used together.", e);
    }
  }

  Instant expires() {
    return chain.getFirst().getNotAfter().toInstant();
  }
}
