package io.candor.e2e.relay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * The key of a relay's extension, made once for all relays that are started here: it is the most
 * that a first start computes.
 */
final class ReadyKey {
  private static final int BITS = 2048;
  private static final String PEM = fresh();

  private ReadyKey() {}

  /** Gives it to a relay that has none yet. */
  static void into(Path data) {
    Path keys = data.resolve("keys");
    Path file = keys.resolve("extension.key");
    if (Files.exists(file)) {
      return;
    }
    try {
      Files.createDirectories(keys);
      Files.writeString(file, PEM);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fresh() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
      return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
          .formatted(Base64.getMimeEncoder().encodeToString(key));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
