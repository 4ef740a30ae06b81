package io.candor.tls;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** The text form of certificates and keys (RFC 7468), and OpenSSL's older one of keys. */
final class Pem {
  private Pem() {}

  /** The certificates in a text, in their order. */
  static List<X509Certificate> certificates(String text) throws IOException {
    List<X509Certificate> found = new ArrayList<>();
    for (Object object : objects(text)) {
      if (object instanceof X509CertificateHolder holder) {
        found.add(certificate(holder));
      }
    }
    return found;
  }

  private static X509Certificate certificate(X509CertificateHolder holder) throws IOException {
    try {
      return new JcaX509CertificateConverter().getCertificate(holder);
    } catch (java.security.cert.CertificateException e) {
      throw new IOException("a certificate that cannot be read", e);
    }
  }

  /** The first private key in a text that is not encrypted. */
  static Optional<PrivateKey> key(String text) throws IOException {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    for (Object object : objects(text)) {
      if (object instanceof PrivateKeyInfo info) {
        return Optional.of(converter.getPrivateKey(info));
      }
      if (object instanceof PEMKeyPair pair) {
        return Optional.of(converter.getPrivateKey(pair.getPrivateKeyInfo()));
      }
    }
    return Optional.empty();
  }

  /** The first private key in a text that is not encrypted, with the public key beside it. */
  static Optional<KeyPair> pair(String text) throws IOException {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    for (Object object : objects(text)) {
      if (object instanceof SubjectPublicKeyInfo info) {
        PublicKey known = converter.getPublicKey(info);
        return key(text)
            .filter(secret -> Credentials.fits(known, secret))
            .map(secret -> new KeyPair(known, secret));
      }
    }
    return Optional.empty();
  }

  private static List<Object> objects(String text) throws IOException {
    List<Object> found = new ArrayList<>();
    try (PEMParser parser = new PEMParser(new StringReader(text))) {
      for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
        found.add(next);
      }
    } catch (RuntimeException e) {
      // Bouncy Castle's parsers answer rotten bytes with whatever they stumble over.
      throw new IOException("not in PEM form", e);
    }
    return found;
  }

  static String write(KeyPair pair) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(new JcaPKCS8Generator(pair.getPrivate(), null));
      writer.writeObject(pair.getPublic());
    }
    return text.toString();
  }

  static String write(Credentials credentials) throws IOException {
    StringWriter text = new StringWriter();
    try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
      writer.writeObject(new JcaPKCS8Generator(credentials.key(), null));
      for (X509Certificate certificate : credentials.chain()) {
        writer.writeObject(certificate);
      }
    }
    return text.toString();
  }
}
