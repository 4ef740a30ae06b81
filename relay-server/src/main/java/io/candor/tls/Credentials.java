package io.candor.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * A certificate with its private key.
 *
 * @param chain the server's own certificate first, then those that vouch for it
 */
public record Credentials(List<X509Certificate> chain, PrivateKey key, Origin origin) {
  /** Who vouches for a certificate. */
  public enum Origin {
    /** An institution or an authority. */
    OTHERS,
    /** Nobody. */
    SELF_MADE
  }

  /** A store in memory needs a password, and protects nothing by it. */
  public static final String PASSWORD = "in-memory";

  private static final byte[] PROOF = {1, 2, 3};

  public Credentials {
    chain = List.copyOf(chain);
  }

  /** Whether browsers have nobody to ask about it. */
  public boolean selfMade() {
    return origin == Origin.SELF_MADE;
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

  /** Whether what one key signs is what the other bears out. */
  static boolean fits(PublicKey known, PrivateKey key) {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC", "ECDSA" -> "SHA256withECDSA";
          default -> key.getAlgorithm();
        };
    try {
      Signature signing = Signature.getInstance(algorithm);
      signing.initSign(key);
      signing.update(PROOF);
      Signature verifying = Signature.getInstance(algorithm);
      verifying.initVerify(known);
      verifying.update(PROOF);
      return verifying.verify(signing.sign());
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  Instant expires() {
    return chain.getFirst().getNotAfter().toInstant();
  }

  Duration lifetime() {
    return Duration.between(chain.getFirst().getNotBefore().toInstant(), expires());
  }

  /** DNS names and IP addresses it is for, sorted. */
  List<String> names() {
    try {
      Collection<List<?>> alternatives = chain.getFirst().getSubjectAlternativeNames();
      return alternatives == null
          ? List.of()
          : alternatives.stream().map(name -> String.valueOf(name.get(1))).sorted().toList();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }
}
