package io.candor.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A file with a key in it, which only its owner may read. */
record PemFile(Path path) {
  /** Written beside its place and moved there whole: a crash never leaves half of it. */
  void write(String text) throws IOException {
    Path folder = path.toAbsolutePath().getParent();
    Files.createDirectories(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path unfinished =
        Files.createTempFile(
            folder,
            "pem",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  boolean exists() {
    return Files.exists(path);
  }

  String text() throws IOException {
    return Files.readString(path);
  }

  Instant written() throws IOException {
    return Files.getLastModifiedTime(path).toInstant();
  }

  /**
   * The certificate and its key, if both are there and belong together.
   *
   * @throws IOException when it is not in PEM form
   */
  Optional<Credentials> credentials(Credentials.Origin origin) throws IOException {
    String text = text();
    List<X509Certificate> chain = Pem.certificates(text);
    return Pem.key(text)
        .filter(key -> !chain.isEmpty() && Credentials.fits(chain.getFirst().getPublicKey(), key))
        .map(key -> new Credentials(chain, key, origin));
  }
}
