package io.candor.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The institution's own certificate, in files that others renew. */
final class CertificateFiles implements CertificateSource {
  private final Path chain;
  private final Path key;
  private final InstantSource clock;

  /** What the files said when they were last looked at. */
  private String seen = "";

  CertificateFiles(Path chain, Path key, InstantSource clock) {
    this.chain = chain;
    this.key = key;
    this.clock = clock;
  }

  @Override
  public Credentials first() {
    String chainText = text(chain);
    String keyText = text(key);
    seen = chainText + keyText;
    return credentials(chainText, keyText);
  }

  @Override
  public Optional<Credentials> next() {
    String chainText = text(chain);
    String keyText = text(key);
    if (seen.equals(chainText + keyText)) {
      return Optional.empty();
    }
    seen = chainText + keyText;
    return Optional.of(credentials(chainText, keyText));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CertificateException(
          "The file \"" + file + "\" cannot be read; allowed is a text file in PEM form.", e);
    }
  }

  private Credentials credentials(String chainText, String keyText) {
    try {
      List<X509Certificate> certificates = Pem.certificates(chainText);
      if (certificates.isEmpty()) {
        throw wrong(chain, "has no certificate");
      }
      PrivateKey known = Pem.key(keyText).orElseThrow(() -> wrong(key, "has no unencrypted key"));
      X509Certificate own = certificates.getFirst();
      if (!Credentials.fits(own.getPublicKey(), known)) {
        throw wrong(key, "has another key than the certificate's");
      }
      if (own.getNotAfter().toInstant().isBefore(clock.instant())) {
        throw wrong(chain, "has a certificate that ended on " + own.getNotAfter().toInstant());
      }
      return new Credentials(certificates, known, Credentials.Origin.OTHERS);
    } catch (IOException e) {
      throw new CertificateException(
          "The files \""
              + chain
              + "\" and \""
              + key
              + "\" must be a certificate and its key in"
              + " PEM form.",
          e);
    }
  }

  private static CertificateException wrong(Path file, String what) {
    return new CertificateException(
        "The file \""
            + file
            + "\" "
            + what
            + "; allowed are a chain that begins with the server's certificate, and its key.");
  }
}
