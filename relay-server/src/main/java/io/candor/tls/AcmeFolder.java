package io.candor.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the account with an authority and its certificate are kept; each authority has a folder of
 * its own, for another one knows neither.
 */
record AcmeFolder(Path path) {
  private static final int HASH_BYTES = 4;

  static AcmeFolder of(Path keys, URI directory) {
    return new AcmeFolder(
        keys.resolve("acme").resolve(directory.getHost() + "-" + hash(directory)));
  }

  /** Tells two directories of one host apart. */
  private static String hash(URI directory) {
    try {
      byte[] whole =
          MessageDigest.getInstance("SHA-256")
              .digest(directory.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(whole, HASH_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  PemFile certificate() {
    return new PemFile(path.resolve("certificate.pem"));
  }

  /**
   * The key by which the authority knows us; made when there is none.
   *
   * @throws CertificateException when there is one, and it cannot be used
   */
  KeyPair account(SelfSigner signer) {
    PemFile file = new PemFile(path.resolve("account.pem"));
    if (file.exists()) {
      return read(file).orElseThrow(() -> damaged(file, null));
    }
    KeyPair fresh = signer.pair();
    try {
      file.write(Pem.write(fresh));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return fresh;
  }

  private static Optional<KeyPair> read(PemFile file) {
    try {
      return Pem.pair(file.text());
    } catch (IOException e) {
      throw damaged(file, e);
    }
  }

  private static CertificateException damaged(PemFile file, @Nullable Exception cause) {
    return new CertificateException(
        "The key of the account with the certificate authority, \""
            + file.path()
            + "\", is damaged; put the right file back from your backup, or remove it: then a new account is made.",
        cause);
  }
}
